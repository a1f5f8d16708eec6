import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Reading } from '../../exchange/found';
import type { Planned } from '../../exchange/plan';
import { formats } from '../../exchange/read';
import type { Failure } from '../../protocol';
import { useSettings } from '../../ui/background';
import { FailureNotice, Notice } from '../../ui/parts';
import { count } from '../../ui/words';
import { useReach } from '../library/use-reach';
import type { Given } from './given';
import { Outcome } from './outcome';
import { PreviewRow } from './preview-row';
import type { ImportState } from './use-import';

interface PreviewProps {
  given: Given;
  /** null when it could not be read. */
  reading: Reading | null;
  failure: Failure | null;
  planned: Planned[];
  /** The format that was chosen, "" when it is recognised. */
  as: string;
  state: ImportState;
  /** Rows that were taken already. */
  imported: ReadonlySet<number>;
  onAs: (name: string) => void;
  /** Takes the rows at these places. */
  onImport: (rows: number[]) => void;
  onUndo: () => void;
  onClose: () => void;
}

/** What would become of each template of the file, and the choice of those to take. */
export function Preview({ given, reading, failure, planned, as, state, imported, onAs, onImport, onUndo, onClose }: PreviewProps) {
  const { settings } = useSettings();
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const end = useRef<HTMLLIElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const drawn = useReach(given, 0, end);
  const free = useMemo(() => planned.flatMap(({ state }, i) => (state === 'new' && !imported.has(i) ? [i] : [])), [planned, imported]);
  const busy = state.phase === 'working';
  const chosen = free.filter((i) => !left.has(i));

  // It may be out of sight, and who cannot see must hear that it came.
  useEffect(() => heading.current?.focus(), []);

  const take = (i: number, taken: boolean) => {
    const next = new Set(left);
    if (taken) next.delete(i);
    else next.add(i);
    setLeft(next);
  };
  const chooseFormat = (name: string) => {
    setLeft(new Set());
    onAs(name);
  };
  return (
    <section class="card" aria-labelledby="preview-title" data-role="import-preview">
      <div class="card-head">
        <h2 class="card-title" id="preview-title" tabIndex={-1} ref={heading}>
          {given.name || 'Pasted text'}
        </h2>
        <button type="button" class="button button-small" data-role="import-close" onClick={onClose}>
          Close the preview
        </button>
      </div>
      <FormatChoice recognised={as ? '' : (reading?.format ?? '')} as={as} onAs={chooseFormat} />
      <FailureNotice failure={failure} />
      {reading?.remarks.map((remark) => (
        <Notice tone="warning" key={remark}>
          {remark}
        </Notice>
      ))}
      {reading && (
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
                onChange={(event) => setLeft(new Set(event.currentTarget.checked ? [] : free))}
              />
              All that are new
            </label>
            <button
              type="button"
              class="button button-primary"
              data-role="import"
              disabled={chosen.length === 0 || busy}
              onClick={() => onImport(chosen)}
            >
              Import {count(chosen.length, 'template')}
            </button>
            <Outcome state={state} onUndo={onUndo} />
          </div>
          <ul class="import-rows">
            {planned.slice(0, drawn).map((row, i) => (
              <PreviewRow key={i} row={row} taken={!left.has(i)} busy={busy} settings={settings} onTake={(taken) => take(i, taken)} />
            ))}
            {drawn < planned.length && <li ref={end} />}
          </ul>
        </>
      )}
    </section>
  );
}

/** "3 templates: 1 new, 1 in the library already, 1 that cannot be taken." */
function summary(planned: Planned[]): string {
  const words = { new: 'new', known: 'there already', refused: 'that cannot be taken' };
  const parts = Object.entries(words).flatMap(([state, word]) => {
    const n = planned.filter((row) => row.state === state).length;
    return n > 0 ? [`${n.toLocaleString()} ${word}`] : [];
  });
  return parts.length > 0 ? `${count(planned.length, 'template')}: ${parts.join(', ')}.` : 'There is no template in it.';
}

function FormatChoice({ recognised, as, onAs }: { recognised: string; as: string; onAs: (name: string) => void }) {
  return (
    <label class="import-format">
      Read as
      <select class="select" data-role="import-format" value={as} onChange={(event) => onAs(event.currentTarget.value)}>
        <option value="">{recognised ? `${recognised} (recognised)` : 'what it looks like'}</option>
        {formats.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
