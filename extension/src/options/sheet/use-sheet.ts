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

/** The sheet that is open, in all windows the same: undefined while it is looked for, null when there is none. */
export function useSheet(limit: number) {
  const kept = useMemo(() => new KeptSheet(openArea('warmnote-sheet')), []);
  const others = useMemo(() => new BroadcastChannel('warmnote-sheet'), []);
  const left = useRef(false);
  const [open, setOpen] = useState<Kept | null | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [unkept, setUnkept] = useState(false);
  const keep = (kept: Promise<unknown>) =>
    void kept.then(
      () => setUnkept(false),
      () => setUnkept(true),
    );

  const read = () => kept.load().catch(() => Promise.reject(unread));
  const load = () => void read().then(setOpen, (failure) => (setFailure(failure), setOpen(null)));
  useEffect(() => {
    load();
    return () => {
      left.current = true;
      others.onmessage = null;
    };
  }, [kept, others]);
  useEffect(() => {
    others.onmessage = ({ data }: MessageEvent<SheetEdit | typeof anew>) => {
      if (data !== anew) setOpen((now) => now && edited(now, data));
      else if (!unkept) load(); // what there is no room for is nowhere but here
    };
  }, [others, unkept]);
  useEffect(() => {
    if (!unkept || !open) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unkept, open]);

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
      setOpen({ sheet, choices, changes: new Map() });
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
    if (left.current) return keep(kept.load().then((now) => now && kept.store(edited(now, edit), edit))); // by an Undo
    setOpen((now) => {
      if (!now) return now;
      const next = edited(now, edit);
      keep(kept.store(next, edit).then((whole) => whole && others.postMessage(anew)));
      return next;
    });
  }

  function choose(choices: Partial<Choices>) {
    if (open) edit({ read: open.sheet.read, choices });
  }

  function change(row: number, part: Partial<Change>) {
    if (open) edit({ read: open.sheet.read, row, part });
  }

  function remove() {
    setOpen(null);
    keepAnew(kept.remove());
  }

  return { open, failure, unkept, take, choose, change, remove };
}
