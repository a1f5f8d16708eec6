import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Holds } from '../../sheet/columns';
import { arrange, noteOf, type Change, type Changes, type Filter } from '../../sheet/notes';
import { nameOf } from '../../sheet/people';
import type { Repeats } from '../../sheet/repeats';
import { notesName, writeNotes } from '../../sheet/write';
import { useToast } from '../../ui/toast';
import { count, figure } from '../../ui/words';
import { download } from '../exchange/download';
import { displayTitle } from '../library/form';
import { NoteDetail } from './note-detail';
import { NoteList } from './note-list';
import type { Other } from './other-rows';
import { Tallies } from './tallies';
import type { Run } from './use-fill';
import { useJudging } from './use-judging';

interface NotesProps {
  /** The sheet's file name. */
  sheet: string;
  header: string[];
  columns: Holds[];
  run: Run;
  /** By place in the run. */
  repeats: Repeats;
  changes: Changes;
  onChange: (row: number, part: Partial<Change>) => void;
}

/** The notes: how they did, all of them, and the one that is looked at. */
export function Notes({ sheet, header, columns, run, repeats, changes, onChange }: NotesProps) {
  const toast = useToast();
  const [filter, setFilter] = useState<Filter>('all');
  /** Rows that were dealt with since the filter was chosen: they stay, so that no other comes under the hand. */
  const [held, setHeld] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  const pane = useRef<HTMLDivElement>(null);
  // Where there is no room for both, the one takes the other's place, and the focus goes along.
  const was = useRef(open);
  useEffect(() => {
    if (was.current === open) return;
    was.current = open;
    const [shown, hidden] = open ? ['.note-back', '[data-role=note-list]'] : ['.note-row-active [data-role=note-open]', '.note-detail'];
    if (pane.current?.querySelector(hidden!)?.checkVisibility() ?? true) return;
    const to = pane.current?.querySelector<HTMLElement>(shown!);
    to?.focus();
    to?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  useJudging(run, columns, changes, active, onChange);
  const { people, notes, templates, limit } = run;
  const note = (place: number) => noteOf(notes[place], changes.get(people[place]!.row));
  const filled = notes.length; // the same list grows
  const { tally, shown } = useMemo(
    () => arrange(people, note, repeats, limit, filter, held),
    [people, notes, filled, changes, repeats, limit, filter, held],
  );
  const titles = templates.map(displayTitle);
  /** The other rows of the same person. */
  const others = (place: number): Other[] =>
    (repeats.get(place)?.places ?? [])
      .filter((other) => other !== place)
      .map((other) => ({ place: other, row: people[other]!.row + 1, copied: note(other)?.copied ?? false }));

  function show(to: Filter) {
    setFilter(to);
    setHeld(new Set());
  }
  function change(place: number, part: Partial<Change>) {
    const same = [place, ...others(place).map((other) => other.place)];
    setHeld(new Set([...held, ...same.filter((one) => shown.includes(one))]));
    onChange(people[place]!.row, part);
  }
  async function copy(place: number) {
    const made = note(place);
    const person = people[place];
    if (!made?.text || !person) return;
    const whose = `${nameOf(person, columns)}’s note`;
    try {
      await navigator.clipboard.writeText(made.text);
    } catch {
      toast({ text: `The browser did not let ${whose} be copied. Select its words and copy them by hand.` });
      return;
    }
    const copied = changes.get(person.row)?.copied;
    change(place, { copied: Date.now() });
    const blanks = made.blanks.length > 0 ? `, and ${count(made.blanks.length, 'blank')} in it still to be filled` : '';
    const before = others(place).find(({ copied }) => copied);
    toast({
      text: `${whose} is copied${blanks}.${before ? ` So was the one in row ${before.row}, to the same person.` : ''}`,
      undo: () => onChange(person.row, { copied }),
    });
  }
  function restore(place: number) {
    const { row } = people[place]!;
    const { text, findings } = changes.get(row) ?? {};
    change(place, { text: undefined, findings: undefined });
    toast({ text: `${nameOf(people[place]!, columns)}’s note has the template’s words.`, undo: () => onChange(row, { text, findings }) });
  }
  function save() {
    const name = notesName(sheet);
    download(name, 'text/csv', writeNotes(header, people, note, repeats, titles));
    toast({ text: `${count(people.length, 'row')} saved as ${name}.` });
  }
  const shownNote = note(active);
  return (
    <section class="card" aria-labelledby="notes-title" data-role="sheet-notes">
      <div class="card-head">
        <h2 class="card-title" id="notes-title">
          Notes
        </h2>
        <p class="sheet-ready" role="status" data-role="sheet-ready">
          {run.state === 'working' ? '' : `${figure(tally.get('ready') ?? 0)} of ${count(people.length, 'note')} can be sent as they are.`}
        </p>
        <button type="button" class="button button-small" data-role="sheet-export" onClick={save}>
          Export the sheet with notes
        </button>
      </div>
      <Tallies
        tally={tally}
        filter={filter}
        onFilter={(to) => {
          show(to);
          setOpen(false);
        }}
      />
      <div class={open ? 'notes notes-open' : 'notes'} ref={pane}>
        <NoteList
          people={people}
          columns={columns}
          note={note}
          titles={titles}
          others={others}
          limit={limit}
          shown={shown}
          active={active}
          onActive={setActive}
          onOpen={() => setOpen(true)}
          onCopy={(place) => void copy(place)}
        />
        {people[active] && (
          <NoteDetail
            key={active}
            person={people[active]}
            header={header}
            columns={columns}
            filled={notes[active]}
            note={shownNote}
            template={shownNote ? templates[shownNote.template] : undefined}
            others={others(active)}
            by={repeats.get(active)?.by}
            limit={limit}
            onOther={(place) => {
              show('all');
              setActive(place);
            }}
            onChange={(part) => change(active, part)}
            onRestore={() => restore(active)}
            onCopy={() => void copy(active)}
            onBack={() => setOpen(false)}
          />
        )}
      </div>
    </section>
  );
}
