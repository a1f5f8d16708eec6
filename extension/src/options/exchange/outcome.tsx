import { Notice } from '../../ui/parts';
import { count, figure } from '../../ui/words';
import { routeHash } from '../route';
import { takenWords, trashedWords, type ImportState } from './importing';

/** How the import goes, or how it ended. */
export function Outcome({ state, onUndo }: { state: ImportState; onUndo: () => void }) {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'working':
      return (
        <div class="import-progress" role="status">
          <progress max={state.total} value={state.done} aria-label="Import" data-role="import-progress" /> {figure(state.done)} of{' '}
          {count(state.total, 'template')}
        </div>
      );
    case 'undone':
      return <Notice tone="good">{trashedWords(state.count)}</Notice>;
    case 'done':
      return (
        <Notice tone={state.failure ? 'error' : 'good'} actions={state.ids.length > 0 && <Actions onUndo={onUndo} />}>
          <span data-role="import-done">{takenWords(state)}</span> {state.failure?.message}
          {state.failure && state.ids.length < state.total && ' The others are still listed below.'}
        </Notice>
      );
  }
}

function Actions({ onUndo }: { onUndo: () => void }) {
  return (
    <>
      <button type="button" class="button button-small" data-role="import-undo" onClick={onUndo}>
        Undo the import
      </button>
      <a class="button button-small" href={routeHash('library')}>
        To the library
      </a>
    </>
  );
}
