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
  return (
    <div class="sheet-fill">
      {working ? (
        <div class="sheet-progress">
          <progress max={run.people.length} value={run.notes.length} aria-label="Filling the notes" data-role="sheet-progress" />
          <span data-role="sheet-done">
            {figure(run.notes.length)} of {count(run.people.length, 'note')}
          </span>
          <button type="button" class="button" data-role="sheet-cancel" onClick={onCancel}>
            Cancel
          </button>
        </div>
      ) : (
        <button
          type="button"
          class={filled ? 'button' : 'button button-primary'}
          data-role="sheet-fill"
          disabled={hindrance !== '' || people === 0}
          onClick={onFill}
        >
          {stopped ? 'Go on filling' : run ? 'Fill the notes again' : `Fill ${count(people, 'note')}`}
        </button>
      )}
      {hindrance && <p class="quiet">{hindrance}</p>}
      {run && changed && !working && (
        <Notice tone="info">The notes below were filled before your last change. What you edited by hand stays when you fill again.</Notice>
      )}
      {stopped && !run.failure && <p role="status">{`Stopped after ${count(run.notes.length, 'note')}.`}</p>}
      <FailureNotice failure={run?.failure ?? null} />
    </div>
  );
}
