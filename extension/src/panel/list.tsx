import { useEffect, useRef } from 'preact/hooks';
import type { RenderAnswer, Template } from '../protocol';
import type { Matches } from './filter';
import { Star } from './icons';
import type { Note } from './note';
import { reveal } from './reveal';

interface ListProps {
  note: Note;
  templates: readonly Template[];
  /** How many there are to scroll to: the others are drawn when they are near. */
  total: number;
  fills: Map<string, RenderAnswer>;
  matches: Matches;
  current: Template | undefined;
  /** Matches that are not listed. */
  hidden: number;
  onMove: (to: number) => void;
  onNearEnd: () => void;
  onTake: (template: Template) => void;
}

/** The templates to choose from, each with the length that the note would have. */
export function List({ note, templates, total, fills, matches, current, hidden, onMove, onNearEnd, onTake }: ListProps) {
  function onScroll({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: { currentTarget: HTMLElement }): void {
    if (templates.length < total && scrollTop + 2 * clientHeight > scrollHeight) onNearEnd();
  }
  return (
    <div class="list">
      <ul id="templates" role="listbox" aria-label="Templates" tabIndex={-1} onScroll={onScroll}>
        {templates.map((template, index) => (
          <Option
            key={template.id}
            template={template}
            place={index + 1}
            total={total}
            length={lengthOf(note, fills.get(template.id))}
            limit={note.limit}
            why={matches[template.id]?.why}
            known={index > 0 && matches[template.id]?.why === matches[templates[index - 1]!.id]?.why}
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

/** Null while the template is not filled, and for one that cannot be. */
function lengthOf(note: Note, fill: RenderAnswer | undefined): number | null {
  return fill && fill.errors.length === 0 ? note.insertion.lengthWith(fill.count) : null;
}

interface OptionProps {
  template: Template;
  /** Its place among all, from 1. */
  place: number;
  total: number;
  length: number | null;
  limit: number;
  /** Why it suits the person. */
  why: string | undefined;
  /** The template above suits for the same reason, which is not said twice. */
  known: boolean;
  selected: boolean;
  onPoint: () => void;
  onTake: () => void;
}

function Option({ template, place, total, length, limit, why, known, selected, onPoint, onTake }: OptionProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected && item.current) reveal(item.current);
  }, [selected]);
  return (
    <li
      ref={item}
      id={`template-${template.id}`}
      class="option"
      role="option"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={place}
      data-role="template"
      data-id={template.id}
      data-fits={length === null ? undefined : String(length <= limit)}
      onMouseMove={() => !selected && onPoint()}
      onClick={onTake}
    >
      <span class="title" dir="auto">
        {why && <Star />}
        {template.title || 'Untitled'}
      </span>
      {length !== null && <Length length={length} limit={limit} />}
      {why && (
        <span class={known ? 'unseen' : 'why'} data-role="why">
          {why}
        </span>
      )}
      {template.tags.length > 0 && <span class="tags">{template.tags.join(' · ')}</span>}
    </li>
  );
}

function Length({ length, limit }: { length: number; limit: number }) {
  const over = length > limit;
  return (
    <span class={`length ${over ? 'over' : ''}`}>
      {over ? `${length - limit} over` : `${length}/${limit}`}
      <span class="unseen">{over ? ' the limit' : ' characters'}</span>
    </span>
  );
}
