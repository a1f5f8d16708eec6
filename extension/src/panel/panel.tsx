/**
 * The panel's parts. Tests hold on to `data-role`: `counter`, `templates`, `part` (with `data-part`,
 * `data-done`), `language`, `finding` (with `data-rule`, `data-severity`), `fix`, `cut`, `take-cuts`, `result`,
 * `about`, `why`, `not-here`, `never-words`, `never`, `as-error` and so on, `refusal`, `trouble`, `draft`, `bring-back`, `drop-draft`; in the picker `search`, `template` (with
 * `data-id`, `data-fits`), `preview`, `replace-note`, `save-note`, `save-title`, `save-template`.
 */
import type { ComponentChildren } from 'preact';
import { Checklist } from './checklist';
import { Counter, Meter } from './counter';
import { Findings } from './findings';
import { Mark, Pages } from './icons';
import type { Note } from './note';
import { Picker } from './picker';

interface PanelProps {
  note: Note;
  /** Whether the picker is open; it takes the place of checklist and findings. */
  picking: boolean;
  onPick: (open: boolean) => void;
}

/** Everything that Warmnote shows beside a note box. */
export function Panel({ note, picking, onPick }: PanelProps) {
  const size = { count: note.text.length, limit: note.limit };
  return (
    <section class="panel" lang="en" dir="ltr" aria-label="Warmnote">
      <Meter {...size} />
      <header class="top">
        <Mark />
        <Counter {...size} />
        <button type="button" class="button" data-role="templates" aria-expanded={picking} title={pickerKeys} onClick={() => onPick(!picking)}>
          <Pages />
          Templates
        </button>
      </header>
      <p class="unseen" role="status">
        {note.spoken}
      </p>
      <p class="unseen" role="status" data-role="told">
        {note.told}
      </p>
      {note.trouble && <Line role="trouble">{note.trouble}</Line>}
      {note.begun.length > 0 && <Begun note={note} />}
      {picking ? (
        <Picker note={note} onClose={() => onPick(false)} />
      ) : (
        <>
          <Checklist answer={note.answer} onShow={(words) => note.show(words)} />
          {note.refusal && <Line role="refusal">{note.refusal}</Line>}
          <Findings note={note} />
        </>
      )}
    </section>
  );
}

const pickerKeys = 'Or type / in the empty box';

/**
 * Whether a key press in the box asks for the picker: a slash, where a note cannot begin with one. The
 * browser has keys for it besides, which the person may change (the command "pick" in manifest.json).
 */
export function opensPicker({ key, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent, text: string): boolean {
  return key === '/' && text === '' && !isComposing && !ctrlKey && !metaKey && !altKey;
}

function Line({ role, children }: { role: string; children: ComponentChildren }) {
  return (
    <p class="line" role="status" data-role={role}>
      {children}
    </p>
  );
}

/** Notes that were begun at earlier openings, offered back and never put in unasked. */
function Begun({ note }: { note: Note }) {
  const { slug, name } = note.opening.to;
  const where = slug || name ? `to ${note.person.first_name ?? 'this person'}` : 'on this page';
  return (
    <div class="line draft" role="status" data-role="draft">
      {note.begun.map((begun, i) => (
        <div class="begun" key={begun.id}>
          <p class="words">
            <span>{i === 0 ? `You began a note ${where}:` : 'And before that:'}</span> {begun.text}
          </p>
          <button type="button" class="chip" data-role="bring-back" onClick={() => note.bringBack(begun)}>
            Bring it back
          </button>
          {i === 0 && (
            <button type="button" class="bare" data-role="drop-draft" onClick={() => note.dropOffer()}>
              Not now
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
