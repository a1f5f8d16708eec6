import { useMemo, useRef } from 'preact/hooks';
import type { Planned } from '../../exchange/plan';
import { useSettings } from '../../ui/background';
import { pressable } from '../../ui/parts';
import { count, figure } from '../../ui/words';
import { useReach } from '../library/use-reach';
import type { ImportState } from './importing';
import { Outcome } from './outcome';
import { PreviewRow } from './preview-row';

export interface ChoiceProps {
  planned: Planned[];
  state: ImportState;
  /** Rows that were taken already. */
  imported: ReadonlySet<number>;
  /** Rows that were unticked. */
  left: ReadonlySet<number>;
  onLeft: (rows: ReadonlySet<number>) => void;
  /** Takes the rows at these places. */
  onImport: (rows: number[]) => void;
  onUndo: () => void;
}

/** The templates of the file, and the choice of those to take: all that are new, but for those unticked. */
export function Choice({ planned, state, imported, left, onLeft, onImport, onUndo }: ChoiceProps) {
  const { settings } = useSettings();
  const end = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const drawn = useReach(null, 0, end);
  const free = useMemo(() => planned.flatMap((row, i) => (row.state === 'new' && !imported.has(i) ? [i] : [])), [planned, imported]);
  const chosen = free.filter((i) => !left.has(i));
  const busy = state.phase === 'working';

  const take = (i: number, taken: boolean) => {
    const next = new Set(left);
    if (taken) next.delete(i);
    else next.add(i);
    onLeft(next);
  };
  const undo = () => {
    button.current?.focus(); // that of the undo goes
    onUndo();
  };
  return (
    <>
      <p role="status" data-role="import-summary">
        {summary(planned)}
      </p>
      <div class="import-bar">
        <label class="import-all">
          <input
            type="checkbox"
            data-role="take-all"
            checked={chosen.length === free.length && free.length > 0}
            indeterminate={chosen.length > 0 && chosen.length < free.length}
            disabled={free.length === 0 || busy}
            onChange={(event) => onLeft(new Set(event.currentTarget.checked ? [] : free))}
          />
          All that are new
        </label>
        <button
          type="button"
          class="button button-primary"
          ref={button}
          data-role="import"
          {...pressable(chosen.length > 0 && !busy, () => onImport(chosen))}
        >
          Import {count(chosen.length, 'template')}
        </button>
        <Outcome state={state} onUndo={undo} />
      </div>
      <ul>
        {planned.slice(0, drawn).map((row, i) => (
          <PreviewRow key={i} row={row} taken={!left.has(i)} busy={busy} settings={settings} onTake={(taken) => take(i, taken)} />
        ))}
      </ul>
      {drawn < planned.length && <div ref={end} />}
    </>
  );
}

/** "3 templates: 1 new, 1 there already, 1 that cannot be taken." */
function summary(planned: Planned[]): string {
  const words = { new: 'new', known: 'there already', refused: 'that cannot be taken' };
  const parts = Object.entries(words).flatMap(([state, word]) => {
    const n = planned.filter((row) => row.state === state).length;
    return n > 0 ? [`${figure(n)} ${word}`] : [];
  });
  return parts.length > 0 ? `${count(planned.length, 'template')}: ${parts.join(', ')}.` : 'There is no template in it.';
}
