import { useState } from 'preact/hooks';
import { onKeys } from './keys';
import type { Note } from './note';

interface SenderProps {
  note: Note;
  /** Slots of a filled template that had no value. */
  missing: readonly string[];
  /** The first name is kept; what asked for it goes. */
  onAnswered: () => void;
}

/** What else a template may want to know of the sender. */
const slots: Record<string, string> = { my_name: 'name', my_role: 'role', my_company: 'company' };

/** What the template wants to know of the sender: said once, it fills itself in every note. */
export function Sender({ note, missing, onAnswered }: SenderProps) {
  if (missing.includes('my_first_name')) return <FirstName note={note} onAnswered={onAnswered} />;
  const wanted = missing.flatMap((name) => slots[name] ?? []);
  if (wanted.length === 0) return null;
  return (
    <button type="button" class="chip sender" data-role="open-settings" onClick={() => void note.openPage('settings')}>
      Say your {wanted.join(' and ')} in the settings
    </button>
  );
}

/** Nearly every template ends with the first name, so that it can be given here. */
function FirstName({ note, onAnswered }: Omit<SenderProps, 'missing'>) {
  const [name, setName] = useState('');
  async function keep(): Promise<void> {
    if (name.trim() !== '' && (await note.setFirstName(name.trim()))) onAnswered();
  }
  return (
    <div class="row sender">
      <input
        aria-label="Your first name"
        placeholder="Your first name"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        data-role="first-name"
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={onKeys({ Enter: () => void keep() })}
      />
      <button type="button" class="chip" data-role="keep-name" onClick={() => void keep()}>
        Keep
      </button>
    </div>
  );
}
