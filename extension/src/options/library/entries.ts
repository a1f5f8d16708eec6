/** What the list lists: the library's templates and what was never saved. */
import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { openArea } from '../../area-indexeddb';
import type { Template } from '../../protocol';
import { Unsaved, type UnsavedTemplate } from './unsaved';
import { parseTags } from './form';

/** One for the page, as an Undo may be pressed when the library was left and is open anew. */
const unsaved = new Unsaved(localStorage, openArea('warmnote-unsaved'));
unsaved.recover().catch(() => undefined); // what localStorage has is there

/** What this browser keeps unsaved; the part that calls it is drawn anew when they change. */
export function useUnsaved(): Unsaved {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => unsaved.listen(() => redraw(undefined)), []);
  useEffect(() => {
    const onStorage = () => unsaved.announce(); // another window of the library put or dropped something
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, []);
  return unsaved;
}

/**
 * The entries, and the ids of those with unsaved changes. Both stay the same object while nothing that
 * the list shows has changed, so that typing in the editor does not draw a long list anew.
 */
export function useEntries(templates: Template[], unsaved: Unsaved): { entries: Template[]; unsavedIds: ReadonlySet<string> } {
  const all = unsaved.all();
  const ids = [...all.keys()].join(' ');
  const saved = useMemo(() => new Set(templates.map((t) => t.id)), [templates]);
  const neverSaved = JSON.stringify([...all].filter(([id]) => !saved.has(id)));
  const entries = useMemo(
    () => [...templates, ...(JSON.parse(neverSaved) as [string, UnsavedTemplate][]).map(entryOf)],
    [templates, neverSaved],
  );
  return { entries, unsavedIds: useMemo(() => new Set(ids.split(' ')), [ids]) };
}

function entryOf([id, { title, body, tags, suits, typed }]: [string, UnsavedTemplate]): Template {
  return { id, title, body, tags: parseTags(tags), suits, edited: typed, trashed: false, used: 0, lastUsed: 0 };
}
