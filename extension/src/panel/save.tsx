import { useEffect, useRef, useState } from 'preact/hooks';
import type { Note } from './note';
import { withSlots } from './slots';

interface SaveProps {
  note: Note;
  onClose: () => void;
  onBack: () => void;
}

/** Makes a template of the note, with slots in place of the person's own name and company. */
export function SaveTemplate({ note, onClose, onBack }: SaveProps) {
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [failure, setFailure] = useState('');
  const body = withSlots(note.text, note.person);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  async function save(): Promise<void> {
    if (title.trim() === '') return setFailure('Give it a title to find it by.');
    try {
      await note.client.request('saveTemplate', { title: title.trim(), body, tags: [] });
      onClose();
    } catch (error) {
      setFailure((error as Error).message);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Enter' && event.target !== field.current) return;
    event.preventDefault();
    if (event.key === 'Escape') onBack();
    else void save();
  }

  return (
    <div class="picker" onKeyDown={onKeyDown}>
      <label class="search">
        <input
          ref={field}
          aria-label="Title of the template"
          placeholder="Title of the template"
          autocomplete="off"
          data-role="save-title"
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <p class="preview filled" data-role="preview">
        {body}
      </p>
      {failure && (
        <p class="line refusal" role="alert">
          {failure}
        </p>
      )}
      <footer class="row foot">
        <button type="button" class="button" data-role="save-template" onClick={() => void save()}>
          Save template
        </button>
        <button type="button" class="bare" onClick={onBack}>
          Back
        </button>
      </footer>
    </div>
  );
}
