import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RenderAnswer, Template } from '../protocol';
import { caretIn, useFills } from './fills';
import { filterTemplates } from './filter';
import { Lens } from './icons';
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
  const current = shown[Math.min(at, shown.length - 1)];

  function search(value: string): void {
    setTyped(value);
    setAt(0);
    setRefusal('');
  }

  function move(to: number): void {
    setAt((to + shown.length) % Math.max(1, shown.length));
    setRefusal('');
  }

  function take(template: Template | undefined): void {
    const fill = template && fills.get(template.id);
    if (!template || !fill) return;
    const outcome = fill.errors[0] ? { done: false as const, reason: fill.errors[0].message } : note.insert(fill.text, caretIn(fill));
    if (!outcome.done) return setRefusal(outcome.reason);
    note.client.request('useTemplate', { id: template.id }).catch(() => undefined); // only the order of the list is the poorer
    onClose();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const index = current ? shown.indexOf(current) : 0;
    const actions: Record<string, () => void> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      Home: () => move(0),
      End: () => move(shown.length - 1),
      Enter: () => take(current),
    };
    const action = actions[event.key];
    if (!action || event.isComposing) return;
    event.preventDefault();
    action();
  }

  if (saving) return <SaveTemplate note={note} onClose={onClose} onBack={() => setSaving(false)} />;
  return (
    <div class="picker" onKeyDown={(event) => event.key === 'Escape' && !event.isComposing && (event.preventDefault(), onClose())}>
      <Search typed={typed} current={current} onType={search} onKeyDown={onKeyDown} />
      {refusal && (
        <p class="line refusal" role="alert" data-role="refusal">
          {refusal}
        </p>
      )}
      {shown.length > 0 ? (
        <div class="choice">
          <List note={note} templates={shown} fills={fills} current={current} onMove={move} onTake={take} hidden={matches.length - shown.length} />
          <Preview note={note} fill={current && fills.get(current.id)} />
        </div>
      ) : (
        templates && <Empty any={templates.some(({ trashed }) => !trashed)} />
      )}
      {failure && <p class="line">{failure}</p>}
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

interface SearchProps {
  typed: string;
  current: Template | undefined;
  onType: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

function Search({ typed, current, onType, onKeyDown }: SearchProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return (
    <label class="search">
      <Lens />
      <input
        ref={field}
        role="combobox"
        aria-label="Search templates"
        aria-expanded="true"
        aria-controls="templates"
        aria-autocomplete="list"
        aria-activedescendant={current && `template-${current.id}`}
        placeholder="Search templates"
        autocomplete="off"
        spellcheck={false}
        data-role="search"
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

interface ListProps {
  note: Note;
  templates: Template[];
  fills: Map<string, RenderAnswer>;
  current: Template | undefined;
  /** Matches that are not listed. */
  hidden: number;
  onMove: (to: number) => void;
  onTake: (template: Template) => void;
}

function List({ note, templates, fills, current, hidden, onMove, onTake }: ListProps) {
  return (
    <div class="list">
      <ul id="templates" role="listbox" aria-label="Templates">
        {templates.map((template, index) => (
          <Option
            key={template.id}
            template={template}
            length={lengthWith(note, fills.get(template.id))}
            limit={note.limit}
            selected={template === current}
            onPoint={() => onMove(index)}
            onTake={() => onTake(template)}
          />
        ))}
      </ul>
      {hidden > 0 && <p class="hidden">{hidden} more; type to narrow them down</p>}
    </div>
  );
}

/** How long the note would be with the template put in; null while that is not known. */
function lengthWith(note: Note, fill: RenderAnswer | undefined): number | null {
  if (!fill || fill.errors.length > 0) return null;
  const { start, end } = note.target();
  return note.box.value.length - (end - start) + fill.count;
}

interface OptionProps {
  template: Template;
  length: number | null;
  limit: number;
  selected: boolean;
  onPoint: () => void;
  onTake: () => void;
}

function Option({ template, length, limit, selected, onPoint, onTake }: OptionProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) item.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const over = length !== null && length > limit;
  return (
    <li
      ref={item}
      id={`template-${template.id}`}
      class="option"
      role="option"
      aria-selected={selected}
      data-role="template"
      data-id={template.id}
      data-fits={length === null ? undefined : String(!over)}
      onMouseMove={() => !selected && onPoint()}
      onClick={onTake}
    >
      <span class="title">{template.title || 'Untitled'}</span>
      {length !== null && (
        <span class={`length ${over ? 'over' : ''}`}>
          {over ? `${length - limit} over` : length}
          <span class="unseen">{over ? ' the limit' : ' characters'}</span>
        </span>
      )}
      {template.tags.length > 0 && <span class="tags">{template.tags.join(' · ')}</span>}
    </li>
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
