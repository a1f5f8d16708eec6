/**
 * The panel's parts. Tests hold on to `data-role`: `counter`, `templates`, `part` (with `data-part`,
 * `data-done`), `show`, `language`, `loading`, `finding` (with `data-rule`, `data-severity`), `fix`, `fit`, `cut`, `take-cuts`,
 * `result`, `about`, `why`, `ignore-here`, `ignore`, `rule-off`, `as-error` and so on, `told`, `undo`, `refusal`, `trouble`,
 * `copy`, `copy-refused`, `refused-text`, `draft`, `bring-back`, `drop-draft`; in the picker `search`, `found`, `template` (with `data-id`, `data-fits`), `why`,
 * `preview`, `facts`, `first-name`, `keep-name`, `open-settings`, `open-library`, `take-shortened`, `replace-note`, `save-note`,
 * `save-title`, `save-template`.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Checklist } from './checklist';
import { Counter, Meter } from './counter';
import { Findings } from './findings';
import { Mark, Pages } from './icons';
import { Line } from './line';
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
        <button
          type="button"
          class="button"
          data-role="templates"
          aria-expanded={picking}
          title={pickerKeys}
          onClick={() => onPick(!picking)}
        >
          <Pages />
          Templates
        </button>
      </header>
      <p class="unseen" role="status" data-role="spoken">
        {note.spoken}
      </p>
      <div role="status" data-role="loading">
        {note.loading && <p class="line">Warmnote is still loading. Findings and templates come as soon as it has.</p>}
      </div>
      {note.trouble && <Trouble note={note} />}
      {note.begun.length > 0 && <Begun note={note} />}
      {picking ? (
        <Picker note={note} onClose={() => onPick(false)} />
      ) : (
        <>
          <Checklist answer={note.answer} onShow={(words) => note.show(words)} />
          {note.refusal && <Refusal key={note.refused} note={note} />}
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

/** Why the background is of no help; before the page is loaded anew, the note can be taken along. */
function Trouble({ note }: { note: Note }) {
  const [taken, setTaken] = useState({ text: '', said: '' });
  const copy = async () => setTaken({ text: note.text, said: (await note.copy()) ? 'Copied' : 'Selected, copy it now' });
  const button = (
    <button type="button" class="chip" data-role="copy" onClick={() => void copy()}>
      {taken.text === note.text ? taken.said : 'Copy the note'}
    </button>
  );
  return (
    <Line kind="trouble" actions={note.updated && note.text !== '' && button}>
      {note.trouble}
    </Line>
  );
}

/** What could not be done; a text that the page did not take can be copied. */
function Refusal({ note }: { note: Note }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const way =
    copied === false ? (
      <ByHand text={note.refused} />
    ) : (
      <button type="button" class="chip" data-role="copy-refused" onClick={() => void note.copyRefused().then(setCopied)}>
        {copied ? 'Copied' : 'Copy the text'}
      </button>
    );
  return (
    <Line kind="refusal" actions={note.refused !== '' && way}>
      {note.refusal}
    </Line>
  );
}

/** A text that the browser does not let us copy, selected: the person's own keys still can. */
function ByHand({ text }: { text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <label class="by-hand">
      The browser does not let Warmnote copy it. It is selected here, copy it now:
      <textarea ref={field} readOnly rows={3} dir="auto" data-role="refused-text" value={text} />
    </label>
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
            <span>{i === 0 ? `You began a note ${where}:` : 'And before that:'}</span> <bdi>{begun.text}</bdi>
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
