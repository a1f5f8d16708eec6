import { useEffect, useMemo, useState } from 'preact/hooks';
import { openArea } from '../../area-indexeddb';
import { toFailure } from '../../failure';
import type { Failure } from '../../protocol';
import { KeptSheet, type Choices, type Kept } from '../../sheet/kept';
import type { Change } from '../../sheet/notes';
import { readSheet } from '../../sheet/read';

/** The sheet that is open: undefined while it is looked for, null when there is none. */
export function useSheet(limit: number) {
  const kept = useMemo(() => new KeptSheet(openArea('warmnote-sheet')), []);
  const [open, setOpen] = useState<Kept | null | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [unkept, setUnkept] = useState(false);
  const keep = (kept: Promise<void>) =>
    void kept.then(
      () => setUnkept(false),
      () => setUnkept(true),
    );

  useEffect(() => {
    kept.load().then(setOpen, () => setOpen(null));
  }, [kept]);
  useEffect(() => {
    if (!unkept || !open) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unkept, open]);

  async function take(file: File) {
    setFailure(null);
    try {
      const sheet = await readSheet(file);
      const choices: Choices = {
        holds: {},
        template: open?.choices.template ?? '',
        otherwise: open?.choices.otherwise ?? '',
        limit,
        filled: false,
      };
      setOpen({ sheet, choices, changes: new Map() });
      keep(kept.put(sheet, choices));
    } catch (thrown) {
      setFailure(toFailure(thrown));
    }
  }

  function choose(part: Partial<Choices>) {
    if (!open) return;
    const choices = { ...open.choices, ...part };
    setOpen({ ...open, choices });
    keep(kept.choose(choices));
  }

  /** An older change may still be on its way when the next one is made, so it starts from the newest. */
  function change(row: number, part: Partial<Change>) {
    setOpen((now) => {
      if (!now) return now;
      const changed = { ...now.changes.get(row), ...part };
      keep(kept.change(row, changed));
      return { ...now, changes: new Map(now.changes).set(row, changed) };
    });
  }

  function remove() {
    setOpen(null);
    keep(kept.remove());
  }

  return { open, failure, unkept, take, choose, change, remove };
}
