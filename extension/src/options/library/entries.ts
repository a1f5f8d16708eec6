/** What the list lists: the library's templates and those drafts that were never saved. */
import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { Template } from '../../protocol';
import { Drafts, type Draft } from '../drafts';
import { parseTags } from './form';

/** The drafts of this browser; the part that calls it is drawn anew when they change. */
export function useDrafts(): Drafts {
  const [drafts] = useState(() => new Drafts(localStorage));
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => drafts.listen(() => redraw(undefined)), [drafts]);
  return drafts;
}

/**
 * The entries, and the ids of those with unsaved changes. Both stay the same object while nothing that
 * the list shows has changed, so that typing in the editor does not draw a long list anew.
 */
export function useEntries(templates: Template[], drafts: Drafts): { entries: Template[]; unsaved: ReadonlySet<string> } {
  const all = drafts.all();
  const ids = [...all.keys()].join(' ');
  const saved = useMemo(() => new Set(templates.map((t) => t.id)), [templates]);
  const neverSaved = JSON.stringify([...all].filter(([id]) => !saved.has(id)));
  const entries = useMemo(() => [...templates, ...(JSON.parse(neverSaved) as [string, Draft][]).map(entryOf)], [templates, neverSaved]);
  return { entries, unsaved: useMemo(() => new Set(ids.split(' ')), [ids]) };
}

function entryOf([id, { title, body, tags, typed }]: [string, Draft]): Template {
  return { id, title, body, tags: parseTags(tags), edited: typed, trashed: false, used: 0, lastUsed: 0 };
}
