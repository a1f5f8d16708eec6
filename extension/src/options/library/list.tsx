import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Template } from '../../protocol';
import { useNow } from '../../ui/now';
import { ago, count } from '../../ui/words';
import { openTemplate, routeHash } from '../route';
import { displayTitle } from './form';
import { plain } from './plain';
import { useReach } from './use-reach';

interface ListProps {
  entries: readonly Template[];
  /** The entry that is open. */
  id: string;
  /** Ids of the entries with unsaved changes, and of those never saved. */
  unsavedIds: ReadonlySet<string>;
  onTrash: (id: string) => void;
  /** Enter: go on to the fields. */
  onEnter: () => void;
  onDuplicate: (entry: Template) => void;
}

/** The list as one stop of the Tab key: arrows, Home and End move and open, Delete moves to the trash, Ctrl+D duplicates. */
export function List({ entries, id, unsavedIds, onTrash, onEnter, onDuplicate }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  const end = useRef<HTMLLIElement>(null);
  const place = entries.findIndex((entry) => entry.id === id);
  const go = (to: number) => {
    const entry = entries[Math.min(Math.max(to, 0), entries.length - 1)];
    if (entry) openTemplate(entry.id);
  };
  // Moving the selection moves the focus, but only when the list has it.
  useEffect(() => {
    const selected = list.current?.children[place] as HTMLElement | undefined;
    if (list.current?.contains(document.activeElement)) selected?.focus();
    else selected?.scrollIntoView({ block: 'nearest' });
  }, [id, place]);

  const keys: Record<string, () => void> = {
    ArrowDown: () => go(place + 1),
    ArrowUp: () => go(place < 0 ? 0 : place - 1),
    Home: () => go(0),
    End: () => go(entries.length - 1),
    Enter: onEnter,
    Delete: () => place >= 0 && onTrash(id),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const held = event.ctrlKey || event.metaKey;
    const entry = entries[place];
    // With Caps Lock on it is a D.
    const act = held ? 'dD'.includes(event.key) && entry && (() => onDuplicate(entry)) : keys[event.key];
    if (!act || event.altKey || event.shiftKey) return;
    event.preventDefault();
    act();
  };

  const drawn = useReach(entries, place, end);
  const now = useNow();
  const row = (entry: Template, i: number, selected = false, reachable = false) => (
    <Row
      key={entry.id}
      entry={entry}
      position={i + 1}
      total={entries.length}
      selected={selected}
      reachable={reachable}
      unsaved={unsavedIds.has(entry.id)}
      now={now}
    />
  );
  // The same elements from key to key, but for the selected row: Preact passes over them.
  const plainRows = useMemo(() => entries.slice(0, drawn).map((entry, i) => row(entry, i)), [entries, drawn, unsavedIds, now]);
  const stop = Math.max(place, 0);
  const rows = plainRows.map((plainRow, i) => (i === stop ? row(entries[i]!, i, i === place, true) : plainRow));
  return (
    <ul class="list" role="listbox" aria-label="Templates" ref={list} onKeyDown={onKeyDown} data-role="list">
      {rows}
      {drawn < entries.length && <li role="presentation" ref={end} />}
    </ul>
  );
}

interface RowProps {
  entry: Template;
  /** From 1. */
  position: number;
  total: number;
  selected: boolean;
  /** The one row that Tab stops at. */
  reachable: boolean;
  unsaved: boolean;
  now: number;
}

function Row({ entry, position, total, selected, reachable, unsaved, now }: RowProps) {
  return (
    <li
      class="row"
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={reachable ? 0 : -1}
      data-role="template"
      data-id={entry.id}
      onClick={() => (location.hash = routeHash('library', entry.id))}
    >
      <span class="row-title" dir="auto">
        {displayTitle(entry)}
      </span>
      {entry.title.trim() && (
        <span class="row-body" dir="auto">
          {plain(entry.body).slice(0, 160)}
        </span>
      )}
      <span class="row-foot">
        {unsaved && <span class="badge badge-unsaved">Not saved</span>}
        {entry.tags.map((tag) => (
          <span class="badge" key={tag}>
            {tag}
          </span>
        ))}
        <span class="row-fact">{entry.used ? `Used ${count(entry.used, 'time')}` : entry.edited > 0 ? ago(entry.edited, now) : ''}</span>
      </span>
    </li>
  );
}
