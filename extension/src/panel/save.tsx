import { useRef, useState } from 'preact/hooks';
import { Field } from './field';
import { onKeys } from './keys';
import { Line } from './line';
import type { Note } from './note';
import { proposals, withSlots } from './slots';

interface SaveProps {
  note: Note;
  onClose: () => void;
  onBack: () => void;
}

/** Makes a template of the note, with slots in place of the person's own name and company, as far as they are wanted. */
export function SaveTemplate({ note, onClose, onBack }: SaveProps) {
  const [title, setTitle] = useState('');
  const [failure, setFailure] = useState('');
  const busy = useRef(false);
  const proposed = proposals(note.text, note.person, note.nameIsWord);
  const [refused, setRefused] = useState<string[]>([]);
  const body = withSlots(
    note.text,
    proposed.filter(({ words }) => !refused.includes(words)),
  );

  async function save(): Promise<void> {
    if (title.trim() === '') return setFailure('Give it a title to find it by.');
    if (busy.current) return; // a key held down, a second click
    busy.current = true;
    try {
      await note.client.request('saveTemplate', { title: title.trim(), body, tags: [] });
      onClose();
    } catch (error) {
      setFailure((error as Error).message);
    }
    busy.current = false;
  }

  return (
    <div class="picker" onKeyDown={onKeys({ Escape: onBack })}>
      <Field
        label="Title of the template"
        value={title}
        onType={setTitle}
        onKeyDown={onKeys({ Enter: () => void save() })}
        dataRole="save-title"
      />
      {proposed.length > 0 && (
        <fieldset class="proposals">
          <legend>Slots for</legend>
          {proposed.map(({ words }) => (
            <label key={words}>
              <input
                type="checkbox"
                data-role="proposal"
                checked={!refused.includes(words)}
                onChange={(event) => setRefused(event.currentTarget.checked ? refused.filter((one) => one !== words) : [...refused, words])}
              />
              {words}
            </label>
          ))}
        </fieldset>
      )}
      <p class="preview filled" dir="auto" data-role="preview">
        {body}
      </p>
      {failure && <Line kind="refusal">{failure}</Line>}
      <footer class="row foot">
        <button type="button" class="bare" onClick={onBack}>
          Back
        </button>
        <button type="button" class="button main" data-role="save-template" onClick={() => void save()}>
          Save template
        </button>
      </footer>
    </div>
  );
}
