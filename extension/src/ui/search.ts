/** Fuzzy search over the library, one and the same wherever templates are listed. */
import uFuzzy from '@leeoniya/ufuzzy';
import type { Template } from '../protocol';

// Letters of every script count as letters, one slip in a word is forgiven, and equally good matches keep
// the order they came in.
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  compare: () => 0,
});

/** Slots and conditions; their names are in nearly every body, so a search for "first" would find them all. */
const tags = /\{\{.*?\}\}/gs;

/** What is searched of each template, made once: to take the accents off a library takes longer than to search it. */
const texts = new WeakMap<Template, string>();

function searched(template: Template): string {
  let text = texts.get(template);
  if (text === undefined) {
    const { title, tags: words, body } = template;
    text = uFuzzy.latinize(`${title} ${words.join(' ')} ${body.replace(tags, ' ')}`);
    texts.set(template, text);
  }
  return text;
}

/** The templates whose title, tags or body match, best first; all of them, as they are, for a blank search. */
export function searchTemplates(templates: readonly Template[], search: string): readonly Template[] {
  if (!search.trim()) return templates;
  const [found, info, order] = fuzzy.search(templates.map(searched), uFuzzy.latinize(search), 1);
  const places = order ? order.map((i) => info.idx[i]) : (found ?? []);
  return places.flatMap((place) => templates[place ?? -1] ?? []);
}
