/** Which templates the picker lists, and in which order. */
import type { Template } from '../protocol';
import { searchTemplates } from '../ui/search';

/** What was used last comes first, then what was used most, then what is newest. */
export function byUse(a: Template, b: Template): number {
  return b.lastUsed - a.lastUsed || b.used - a.used || b.edited - a.edited || a.title.localeCompare(b.title);
}

/** The templates that match what was typed, best first; all of them by use when nothing was. */
export function filterTemplates(templates: Template[], typed: string): Template[] {
  return searchTemplates(templates.filter((template) => !template.trashed).sort(byUse), typed);
}
