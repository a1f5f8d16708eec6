import type { Template } from '../../protocol';
import { pressable } from '../../ui/parts';
import { routeHash } from '../route';
import type { FormState } from './use-form';

interface EditorBarProps {
  state: FormState;
  template: Template | null;
  /** Its syntax has errors. */
  broken: boolean;
  /** Nothing is typed that could be saved. */
  empty: boolean;
  onRevert: () => void;
  onDuplicate: () => void;
  onTrash: () => void;
  onRestore: () => void;
  onDelete: () => void;
}

const words: Record<FormState, string> = {
  new: 'Not in the library yet. Kept in this browser until you save.',
  saved: 'Saved',
  changed: 'Changes not saved yet. Kept in this browser until you save.',
  saving: 'Saving…',
  failed: 'Not saved',
};

/** Whether the template is saved, and what can be done with it as a whole. */
export function EditorBar(props: EditorBarProps) {
  const { state } = props;
  return (
    <header class="editor-bar">
      <a class="editor-back" href={routeHash('library')}>
        ← All templates
      </a>
      <p class={`editor-state editor-state-${state}`} role="status" data-role="save-state" data-state={state}>
        {stateWords(props)}
      </p>
      <div class="editor-buttons">{props.template?.trashed ? <TrashButtons {...props} /> : <LibraryButtons {...props} />}</div>
    </header>
  );
}

function stateWords({ state, template, broken, empty }: EditorBarProps): string {
  if (template?.trashed) return 'In the trash. Restore it to change or use it.';
  if (empty && !template) return 'A new template';
  if (state === 'saved' && broken) return 'Saved. It can be used once its errors are mended.';
  return words[state];
}

function LibraryButtons({ state, template, empty, onRevert, onDuplicate, onTrash }: EditorBarProps) {
  const unsaved = state !== 'saved';
  return (
    <>
      {unsaved && template && (
        <button type="button" class="button" data-role="revert" onClick={onRevert}>
          Undo changes
        </button>
      )}
      {template && (
        <button type="button" class="button" data-role="duplicate" onClick={onDuplicate}>
          Duplicate
        </button>
      )}
      <button type="button" class="button" data-role="trash" onClick={onTrash}>
        {template ? 'Delete' : 'Discard'}
      </button>
      <button type="submit" class="button button-primary" data-role="save" aria-keyshortcuts="Control+S" {...pressable(!empty && unsaved)}>
        Save
      </button>
    </>
  );
}

function TrashButtons({ onRestore, onDelete }: EditorBarProps) {
  return (
    <>
      <button type="button" class="button" data-role="delete" onClick={onDelete}>
        Delete for good
      </button>
      <button type="button" class="button button-primary" data-role="restore" onClick={onRestore}>
        Restore
      </button>
    </>
  );
}
