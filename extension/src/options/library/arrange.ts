/** Which templates the list shows, and in which order. */
import type { Template } from '../../protocol';
import { searchTemplates } from '../../ui/search';
import { displayTitle } from './form';

export const sorts = { edited: 'Newest', used: 'Most used', title: 'A to Z' } as const;
export type Sort = keyof typeof sorts;

export interface View {
  search: string;
  /** Only templates with this tag; "" for all. */
  tag: string;
  sort: Sort;
  /** The trash instead of the library. */
  trash: boolean;
}

export const plainView: View = { search: '', tag: '', sort: 'edited', trash: false };

/** Made once: to read a title by the rules of a language is most of the work. */
const titles = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The order of the alphabet, with numbers by their size. */
export function byTitle(a: Template, b: Template): number {
  return titles.compare(displayTitle(a), displayTitle(b));
}

const compare: Record<Sort, (a: Template, b: Template) => number> = {
  edited: (a, b) => b.edited - a.edited || byTitle(a, b), // as what came in one import
  used: (a, b) => b.used - a.used || b.lastUsed - a.lastUsed || compare.edited(a, b),
  title: byTitle,
};

/** The templates of a view, sorted; while one searches, the best match comes first. */
export function arrange(templates: readonly Template[], view: View): readonly Template[] {
  const shown = templates.filter((t) => t.trashed === view.trash && (!view.tag || t.tags.includes(view.tag))).sort(compare[view.sort]);
  return searchTemplates(shown, view.search);
}

/** The tags in use with how many templates have each, in alphabetical order. */
export function tagCounts(templates: Template[], trash: boolean): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const t of templates) {
    if (t.trashed === trash) for (const tag of t.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}
