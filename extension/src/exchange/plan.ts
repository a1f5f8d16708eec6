/** What an import would do to the library: it only adds, and never the same thing twice. */
import { maxLength } from '../library';
import type { Template } from '../protocol';
import type { Found } from './found';
import { figure } from '../ui/words';

/** A template of a file, as it would come into the library. */
export interface Planned extends Found {
  /** "known": the library has the very same. */
  state: 'new' | 'known' | 'refused';
  /** In a sentence, why it is known or refused, or that its title was changed; "" otherwise. */
  reason: string;
}

type Fields = Pick<Template, 'title' | 'body' | 'tags' | 'suits'>;

/** Gives titles that are taken a number, and marks what is there already. The trash does not count. */
export function plan(found: Found[], library: Template[]): Planned[] {
  const kept = library.filter((template) => !template.trashed);
  // A file that says nothing of conditions brings nothing new for a template that has some.
  const known = new Set(kept.flatMap((template) => [identity(template), identity({ ...template, suits: [] })]));
  const titles = new Set(kept.map(({ title }) => title.toLowerCase()));
  const listed = new Set<string>();
  return found.map((given) => {
    const one = { ...given, title: given.title.trim(), tags: [...new Set(given.tags.map((tag) => tag.trim()).filter(Boolean))] };
    const refused = given.refused || tooLong(one) || (one.title || one.body.trim() ? '' : 'It is empty.');
    const key = identity(one);
    if (refused) return { ...one, state: 'refused', reason: refused };
    if (known.has(key)) return { ...one, state: 'known', reason: 'The library has this very template.' };
    if (listed.has(key)) return { ...one, state: 'known', reason: 'The same as one further up.' };
    listed.add(key);
    const title = one.title && free(one.title, titles);
    titles.add(title.toLowerCase());
    const renamed = title !== one.title;
    return { ...one, title, state: 'new', reason: renamed ? `Named “${title}”: another template has the title “${one.title}”.` : '' };
  });
}

/** Equal for templates that differ in nothing but the number behind the title. */
function identity({ title, body, tags, suits }: Fields): string {
  return JSON.stringify([plainTitle(title), body, [...tags].sort(), suits.map(({ kind, text }) => `${kind} ${text ?? ''}`).sort()]);
}

function plainTitle(title: string): string {
  return title.replace(/ \(\d+\)$/, '');
}

function free(title: string, taken: ReadonlySet<string>): string {
  let name = title;
  for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${plainTitle(title)} (${i})`;
  return name;
}

function tooLong({ title, body, tags, suits }: Fields): string {
  const length = [title, body, ...tags, ...suits.map(({ text = '' }) => text)].join('').length;
  return length <= maxLength ? '' : `It has ${figure(length)} characters; Warmnote keeps up to ${figure(maxLength)}.`;
}
