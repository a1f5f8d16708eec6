/** A template as the editor's fields hold it, and back. */
import { cleanConditions } from '../../conditions';
import type { Condition, Template } from '../../protocol';

export interface Form {
  title: string;
  body: string;
  /** As typed: words between commas. */
  tags: string;
  /** As typed: conditions without words too. */
  suits: Condition[];
}

export const emptyForm: Form = { title: '', body: '', tags: '', suits: [] };

export function formOf({ title, body, tags, suits }: Pick<Template, 'title' | 'body' | 'tags' | 'suits'>): Form {
  return { title, body, tags: tags.join(', '), suits };
}

/** The tags in a comma-separated text: trimmed, without "#", each once whatever its case. */
export function parseTags(text: string): string[] {
  const seen = new Map<string, string>();
  for (const piece of text.split(/[,;\n]/)) {
    const tag = piece.trim().replace(/^#+/, '').trim();
    if (tag && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  }
  return [...seen.values()];
}

/** Whether saving the one would change nothing of the other. */
export function sameForm(a: Form, b: Form): boolean {
  const key = ({ title, body, tags, suits }: Form) => JSON.stringify([title.trim(), body, parseTags(tags), cleanConditions(suits)]);
  return key(a) === key(b);
}

export function isBlank(form: Form): boolean {
  return sameForm(form, emptyForm) && form.body.trim() === '';
}

/** What a template is called where it is listed: its title, else how it begins. */
export function displayTitle({ title, body }: { title: string; body: string }): string {
  return title.trim() || body.trim().replace(/\s+/g, ' ') || 'Untitled';
}
