import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Template } from '../protocol';
import { Field } from './field';
import { Lens } from './icons';
import { onKeys } from './keys';
import { Line } from './line';
import { List } from './list';
import type { Note } from './note';
import { usePicking, type Picking } from './picking';
import { Preview } from './preview';
import { SaveTemplate } from './save';

const noMatch = 'No template matches.';

interface PickerProps {
  note: Note;
  onClose: () => void;
}

/** Chooses a template: type to filter, arrows to move, Enter to take, Escape to leave. */
export function Picker({ note, onClose }: PickerProps) {
  const [saving, setSaving] = useState(false);
  const picking = usePicking(note, onClose);
  const search = useRef<HTMLInputElement>(null);
  if (saving) return <SaveTemplate note={note} onClose={onClose} onBack={() => setSaving(false)} />;
  return (
    <div class="picker" onKeyDown={onKeys({ Escape: onClose })}>
      <Search picking={picking} input={search} />
      <p class="unseen" role="status" data-role="found">
        {picking.templates && picking.shown.length === 0 && picking.typed.trim() !== '' && noMatch}
      </p>
      {picking.refusal && !note.trouble && <Refusal note={note} picking={picking} />}
      <Choice note={note} picking={picking} onAnswered={() => search.current?.focus()} />
      <footer class="row foot">
        {note.text !== '' && (
          <button type="button" class="bare" data-role="save-note" onClick={() => setSaving(true)}>
            Save this note as a template
          </button>
        )}
        <span class="keys" aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>↵</kbd> insert <kbd>esc</kbd> close
        </span>
      </footer>
    </div>
  );
}

function Search({ picking, input }: { picking: Picking; input: RefObject<HTMLInputElement | null> }) {
  const { typed, shown, current, search, move, step, take } = picking;
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => move(0),
    End: () => move(shown.length - 1),
    Enter: () => take(current),
  };
  return (
    <Field
      label="Search templates"
      value={typed}
      onType={search}
      onKeyDown={onKeys(keys)}
      dataRole="search"
      attributes={comboboxOf(current)}
      input={input}
    >
      <Lens />
    </Field>
  );
}

/** The search steers the list below it while it keeps the focus. */
function comboboxOf(current: Template | undefined) {
  return {
    role: 'combobox',
    'aria-expanded': current !== undefined,
    ...(current && { 'aria-controls': 'templates' }),
    'aria-autocomplete': 'list',
    'aria-activedescendant': current && `template-${current.id}`,
  } as const;
}

/** As high while it is empty as with a list: somebody may be about to click what lies below. */
function Choice({ note, picking, onAnswered }: { note: Note; picking: Picking; onAnswered: () => void }) {
  const { templates, shown, drawn, current, fills, matches, hidden, move, drawMore, take } = picking;
  if (!templates) return <div class="choice" />;
  if (shown.length === 0) return <Empty note={note} any={templates.some(({ trashed }) => !trashed)} />;
  return (
    <div class="choice">
      <List
        note={note}
        templates={drawn}
        total={shown.length}
        fills={fills}
        matches={matches}
        current={current}
        hidden={hidden}
        onMove={move}
        onNearEnd={drawMore}
        onTake={take}
      />
      <Preview note={note} picking={picking} onAnswered={onAnswered} />
    </div>
  );
}

/** Why a template was not put in; where it would fit in place of the note, or shortened, that is offered. */
function Refusal({ note, picking: { refusal, current, judged, take, takeShortened } }: { note: Note; picking: Picking }) {
  const { start, end } = note.insertion.target;
  const partly = current && end - start < note.text.length;
  const ways = (
    <>
      {judged?.shortened && (
        <button type="button" class="chip" data-role="take-shortened" onClick={takeShortened}>
          Insert it shortened
        </button>
      )}
      {partly && (
        <button type="button" class="chip" data-role="replace-note" onClick={() => take(current, () => note.insertion.all)}>
          Replace the whole note
        </button>
      )}
    </>
  );
  return (
    <Line kind="refusal" actions={ways}>
      {refusal}
    </Line>
  );
}

function Empty({ note, any }: { note: Note; any: boolean }) {
  if (any) {
    return (
      <div class="choice empty">
        <p class="title">{noMatch}</p>
        <p>Try fewer letters: titles, tags and texts are searched.</p>
      </div>
    );
  }
  return (
    <div class="choice empty">
      <p class="title">No templates yet.</p>
      <p>Write a note that you like and save it from here, or add templates in the library.</p>
      <button type="button" class="chip" data-role="open-library" onClick={() => void note.openPage('library')}>
        Open the library
      </button>
    </div>
  );
}
