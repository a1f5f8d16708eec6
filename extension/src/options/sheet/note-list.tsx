import { useEffect, useRef } from 'preact/hooks';
import type { Holds } from '../../sheet/columns';
import type { Note } from '../../sheet/notes';
import type { Person } from '../../sheet/people';
import { Empty } from '../../ui/parts';
import { NoteRow } from './note-row';
import type { Other } from './other-rows';
import { useWindow } from './use-window';

interface NoteListProps {
  people: Person[];
  columns: Holds[];
  note: (place: number) => Note | undefined;
  titles: string[];
  /** The other rows of the person at a place. */
  others: (place: number) => Other[];
  limit: number;
  /** The places of the people who are listed. */
  shown: number[];
  active: number;
  onActive: (place: number) => void;
  /** Go on to the note itself. */
  onOpen: () => void;
  onCopy: (place: number) => void;
}

/** A page of the list, for the keys that turn pages. */
const page = 5;

/**
 * All notes, of which only those in sight are in the document, but for a page that is printed. One row at a time can be reached by Tab;
 * arrows, Page Up, Page Down, Home and End go to others, and stay on the same button of the row.
 */
export function NoteList({ people, columns, note, titles, others, limit, shown, active, onActive, onOpen, onCopy }: NoteListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { from, to, rowHeight, reveal } = useWindow(scroller, shown.length, '.note-row');
  const at = shown.indexOf(active);
  const reachable = Math.max(at, 0);
  const wanted = useRef('');
  const go = (to: number) => {
    const index = Math.min(Math.max(to, 0), shown.length - 1);
    const place = shown[index];
    if (place === undefined) return;
    wanted.current = (document.activeElement as HTMLElement | null)?.dataset.role ?? '';
    onActive(place);
    reveal(index);
  };
  // The row may have come into the document only now.
  useEffect(() => {
    if (!wanted.current) return;
    const row = scroller.current?.querySelector<HTMLElement>('.note-row-active');
    const control =
      row?.querySelector<HTMLElement>(`[data-role="${wanted.current}"]:not(:disabled)`) ??
      row?.querySelector<HTMLElement>('[data-role=note-open]');
    control?.focus({ preventScroll: true });
    wanted.current = '';
  }, [active]);

  // One may come from elsewhere: from another row of the same person.
  useEffect(() => {
    if (at >= 0) reveal(at);
  }, [active]);

  const keys: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page),
    PageUp: () => go(at - page),
    Home: () => go(0),
    End: () => go(shown.length - 1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  if (shown.length === 0) return <Empty title="No note is like that" />;
  const drawn = Array.from({ length: to - from }, (_, i) => from + i);
  if (reachable < from || reachable >= to) drawn.push(reachable); // keeps the focus, and a way into the list
  return (
    <div class="note-scroller" ref={scroller} onKeyDown={onKeyDown} data-role="note-list">
      <ul class="note-list" style={{ blockSize: `${shown.length * rowHeight}px` }} aria-label="Notes">
        {drawn.map((index) => {
          const place = shown[index]!;
          return (
            <NoteRow
              key={place}
              index={index}
              total={shown.length}
              top={index * rowHeight}
              person={people[place]!}
              columns={columns}
              note={note(place)}
              titles={titles}
              others={others(place)}
              limit={limit}
              active={place === active}
              reachable={index === reachable}
              onActive={() => onActive(place)}
              onOpen={() => {
                onActive(place);
                onOpen();
              }}
              onCopy={() => onCopy(place)}
            />
          );
        })}
      </ul>
    </div>
  );
}
