import { FailureNotice, Notice } from '../../ui/parts';
import { count, figure } from '../../ui/words';
import type { Run } from './use-fill';

interface FillBarProps {
  run: Run | null;
  /** The choices are not those of the run any more. */
  changed: boolean;
  people: number;
  /** Why no note can be filled; '' when some can. */
  hindrance: string;
  onFill: () => void;
  onCancel: () => void;
}

/** Starts the filling, says how far it is, stops it. */
export function FillBar({ run, changed, people, hindrance, onFill, onCancel }: FillBarProps) {
  const working = run?.state === 'working';
  const stopped = run?.state === 'stopped' && !changed;
  const filled = run !== null && !changed && !stopped;
  const words = stopped ? 'Go on filling' : run ? 'Fill the notes again' : `Fill ${count(people, 'note')}`;
  return (
    <div class="sheet-fill">
      <div class="sheet-progress">
        {working && (
          <>
            <progress max={run.people.length} value={run.notes.length} aria-label="Filling the notes" data-role="sheet-progress" />
            <span data-role="sheet-done">
              {figure(run.notes.length)} of {count(run.people.length, 'note')}
            </span>
          </>
        )}
        {/* One button, so that it keeps the focus. The second click of a double click does nothing, lest it take back the first. */}
        <button
          type="button"
          class={working || filled ? 'button' : 'button button-primary'}
          data-role={working ? 'sheet-cancel' : 'sheet-fill'}
          disabled={!working && (hindrance !== '' || people === 0)}
          onClick={({ detail }) => detail < 2 && (working ? onCancel() : onFill())}
        >
          {working ? 'Cancel' : words}
        </button>
      </div>
      {hindrance && <p class="quiet">{hindrance}</p>}
      {run && changed && !working && (
        <Notice tone="info">The notes below were filled before your last change. What you edited by hand stays when you fill again.</Notice>
      )}
      {stopped && !run.failure && <p role="status">{`Stopped after ${count(run.notes.length, 'note')}.`}</p>}
      <FailureNotice failure={run?.failure ?? null} />
    </div>
  );
}
