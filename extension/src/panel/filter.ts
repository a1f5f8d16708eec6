/** In which order the picker lists templates. */
import type { Match, Template } from '../protocol';

/** Templates by id that suit the person. */
export type Matches = Readonly<Record<string, Match>>;

/**
 * All that may be picked: first what suits the person, what suits few people before what suits many; then
 * what was used last, then what was used most, then what is newest.
 */
export function inOrder(templates: Template[], matches: Matches): Template[] {
  const weight = ({ id }: Template) => matches[id]?.weight ?? 0;
  const byUse = (a: Template, b: Template) =>
    b.lastUsed - a.lastUsed || b.used - a.used || b.edited - a.edited || a.title.localeCompare(b.title);
  return templates.filter(({ trashed }) => !trashed).sort((a, b) => weight(b) - weight(a) || byUse(a, b));
}
