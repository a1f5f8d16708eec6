import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { openArea } from '../../area-indexeddb';
import { Failed, toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { edited, KeptSheet, type Choices, type Kept, type SheetEdit } from '../../sheet/kept';
import type { Change } from '../../sheet/notes';
import { readSheet } from '../../sheet/read';

/** Said to the other windows when the whole sheet is another one, or none. */
const anew = 'anew';

const unread = new Failed('internal', 'The sheet cannot be read just now, so no other takes its place. Reload the page.');

/**
 * The sheet that is open, in all windows the same: undefined while it is looked for, null when there is none.
 *
 * @param held where a sheet stays that there is no room for, also while the person is in another section
 */
export function useSheet(limit: number, held: RefObject<Kept | null>) {
  const kept = useMemo(() => new KeptSheet(openArea('warmnote-sheet')), []);
  const others = useMemo(() => new BroadcastChannel('warmnote-sheet'), []);
  const left = useRef(false);
  const [open, setOpen] = useState<Kept | null | undefined>(held.current ?? undefined);
  /** That, with what was done since it was drawn. */
  const newest = useRef(open);
  const show = (change: (now: typeof open) => typeof open) => setOpen((now) => (newest.current = change(now)));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [unkept, setUnkept] = useState(held.current !== null);
  const keep = (kept: Promise<unknown>) =>
    void kept.then(
      () => ((held.current = null), setUnkept(false)),
      () => ((held.current = newest.current ?? null), setUnkept(true)),
    );

  const read = () => kept.load().catch(() => Promise.reject(unread));
  const load = () =>
    void read().then(
      (found) => show(() => found),
      (failure) => (setFailure(failure), show(() => null)),
    );
  useEffect(() => {
    // There may be room by now.
    if (held.current) keepAnew(kept.putBack(held.current));
    else load();
    return () => {
      left.current = true;
      if (held.current) held.current = newest.current ?? null;
      others.onmessage = null;
    };
  }, [kept, others]);
  useEffect(() => {
    others.onmessage = ({ data }: MessageEvent<SheetEdit | typeof anew>) => {
      if (data !== anew) show((now) => now && edited(now, data));
      else if (!unkept) load(); // what there is no room for is nowhere but here
    };
  }, [others, unkept]);

  async function take(file: File) {
    setFailure(null);
    try {
      if (!open) await read(); // or it would be replaced unseen
      const sheet = await readSheet(file);
      const choices: Choices = {
        holds: {},
        template: open?.choices.template ?? '',
        otherwise: open?.choices.otherwise ?? '',
        limit,
        filled: false,
      };
      show(() => ({ sheet, choices, changes: new Map() }));
      keepAnew(kept.put(sheet, choices));
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  }

  function keepAnew(kept: Promise<void>) {
    keep(kept.then(() => others.postMessage(anew)));
  }

  /** An older edit may still be on its way when the next one is made, so it starts from the newest. */
  function edit(edit: SheetEdit) {
    others.postMessage(edit);
    if (left.current) return undone(edit);
    show((now) => {
      if (!now) return now;
      const next = edited(now, edit);
      keep(kept.store(next, edit).then((whole) => whole && others.postMessage(anew)));
      return next;
    });
  }

  /** An Undo is pressed after the person has left the section. */
  function undone(edit: SheetEdit) {
    if (held.current) held.current = edited(held.current, edit);
    else keep(kept.load().then((now) => now && kept.store(edited(now, edit), edit)));
  }

  function choose(choices: Partial<Choices>) {
    if (open) edit({ read: open.sheet.read, choices });
  }

  function change(row: number, part: Partial<Change>) {
    if (open) edit({ read: open.sheet.read, row, part });
  }

  function remove() {
    show(() => null);
    keepAnew(kept.remove());
  }

  return { open, failure, unkept, take, choose, change, remove };
}
