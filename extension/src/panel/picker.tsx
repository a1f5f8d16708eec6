import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Template } from '../protocol';
import { Field } from './field';
import { caretIn, useFills } from './fills';
import { filterTemplates } from './filter';
import { Lens } from './icons';
import { List } from './list';
import type { Note } from './note';
import { Preview } from './preview';
import { SaveTemplate } from './save';

/** So many templates are listed at once: what does not fit is found faster by typing than by scrolling. */
const listed = 50;

interface PickerProps {
  note: Note;
  onClose: () => void;
}

/** Chooses a template: type to filter, arrows to move, Enter to take, Escape to leave. */
export function Picker({ note, onClose }: PickerProps) {
  const { templates, failure } = useTemplates(note);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [refusal, setRefusal] = useState('');
  const [saving, setSaving] = useState(false);
  const matches = useMemo(() => filterTemplates(templates ?? [], typed), [templates, typed]);
  const shown = matches.slice(0, listed);
  const fills = useFills(note.client, note.person, shown);
  const index = Math.min(at, shown.length - 1);
  const current = shown[index];

  function move(to: number): void {
    setAt((to + shown.length) % Math.max(1, shown.length));
    setRefusal('');
  }

  function search(value: string): void {
    setTyped(value);
    move(0);
  }

  function take(template: Template | undefined, where = note.target): void {
    const fill = template && fills.get(template.id);
    if (!fill) return;
    const outcome = fill.errors[0] ? { done: false as const, reason: fill.errors[0].message } : note.insert(fill.text, caretIn(fill), where);
    if (!outcome.done) return setRefusal(outcome.reason);
    note.client.request('useTemplate', { id: template.id }).catch(() => undefined); // only the order of the list is the poorer
    onClose();
  }

  const keys: Record<string, () => void> = {
    ArrowDown: () => move(index + 1),
    ArrowUp: () => move(index - 1),
    Home: () => move(0),
    End: () => move(shown.length - 1),
    Enter: () => take(current),
  };

  if (saving) return <SaveTemplate note={note} onClose={onClose} onBack={() => setSaving(false)} />;
  return (
    <div class="picker" onKeyDown={onKeys({ Escape: onClose })}>
      <Field
        label="Search templates"
        value={typed}
        onType={search}
        onKeyDown={onKeys(keys)}
        dataRole="search"
        attributes={comboboxOf(current)}
      >
        <Lens />
      </Field>
      {refusal && <Refusal note={note} reason={refusal} onReplace={() => take(current, { start: 0, end: note.text.length })} />}
      {shown.length > 0 ? (
        <div class="choice">
          <List note={note} templates={shown} fills={fills} current={current} onMove={move} onTake={take} hidden={matches.length - shown.length} />
          <Preview note={note} fill={current && fills.get(current.id)} />
        </div>
      ) : (
        templates && <Empty any={templates.some(({ trashed }) => !trashed)} />
      )}
      {failure && <p class="line">{failure}</p>}
      <Foot>
        {note.text !== '' && (
          <button type="button" class="bare" data-role="save-note" onClick={() => setSaving(true)}>
            Save this note as a template
          </button>
        )}
      </Foot>
    </div>
  );
}

/** The search steers the list below it while it keeps the focus. */
function comboboxOf(current: Template | undefined) {
  return {
    role: 'combobox',
    'aria-expanded': true,
    'aria-controls': 'templates',
    'aria-autocomplete': 'list',
    'aria-activedescendant': current && `template-${current.id}`,
  } as const;
}

/** Handles these keys and leaves all others to the browser. */
export function onKeys(keys: Record<string, () => void>): (event: KeyboardEvent) => void {
  return (event) => {
    const action = keys[event.key];
    if (!action || event.isComposing) return;
    event.preventDefault();
    action();
  };
}

function useTemplates(note: Note): { templates: Template[] | null; failure: string } {
  const [state, setState] = useState<{ templates: Template[] | null; failure: string }>({ templates: null, failure: '' });
  useEffect(() => {
    const load = () =>
      note.client.request('templates', {}).then(
        ({ templates }) => setState({ templates, failure: '' }),
        (error: Error) => setState((old) => ({ ...old, failure: error.message })),
      );
    void load();
    return note.client.onEvent(({ event }) => event === 'library' && void load());
  }, [note]);
  return state;
}

/** Why a template was not put in; where it would fit in place of the note, that is offered. */
function Refusal({ note, reason, onReplace }: { note: Note; reason: string; onReplace: () => void }) {
  const { start, end } = note.target;
  return (
    <div class="line refusal" role="alert" data-role="refusal">
      <p class="words">{reason}</p>
      {end - start < note.text.length && (
        <button type="button" class="chip" data-role="replace-note" onClick={onReplace}>
          Replace the whole note
        </button>
      )}
    </div>
  );
}

function Empty({ any }: { any: boolean }) {
  return (
    <div class="empty">
      <p class="title">{any ? 'No template matches.' : 'No templates yet.'}</p>
      <p>
        {any
          ? 'Try fewer letters: titles, tags and texts are searched.'
          : 'Write a note that you like and save it from here, or add templates in the library: Warmnote’s button in the browser’s toolbar opens it.'}
      </p>
    </div>
  );
}

function Foot({ children }: { children: ComponentChildren }) {
  return (
    <footer class="row foot">
      {children}
      <span class="keys" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>↵</kbd> insert <kbd>esc</kbd> close
      </span>
    </footer>
  );
}
