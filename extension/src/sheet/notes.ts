/** The notes of a sheet: as they were filled, as the person changed them, and what is wrong with them. */
import type { Finding, SheetNote } from '../protocol';
import type { Person } from './people';
import type { Repeats } from './repeats';

/** What the person did with the note of one row; kept until the sheet is removed. */
export interface Change {
  /** The note in the person's own words. */
  text?: string | undefined;
  /** What was found in these words; undefined until they are judged. */
  findings?: Finding[] | undefined;
  /** Milliseconds since 1970 when the note was copied last; undefined when it was not, or that was taken back. */
  copied?: number | undefined;
}

export type Changes = ReadonlyMap<number, Change>;

/** A note as it would be copied. */
export interface Note {
  /** '' for nobody's: no template suits, or the row is broken. */
  text: string;
  count: number;
  /** The place of its template among those of the run, -1 for none. */
  template: number;
  why: string;
  blanks: string[];
  findings: Finding[];
  /** The findings are about this text. */
  judged: boolean;
  edited: boolean;
  copied: boolean;
}

const slot = 'unfilled-placeholder';

/** The note of a person; undefined while it is not filled yet. */
export function noteOf(filled: SheetNote | undefined, change: Change | undefined): Note | undefined {
  if (!filled) return undefined;
  const { template, why } = filled;
  const copied = change?.copied !== undefined;
  if (change?.text === undefined)
    return {
      template,
      why,
      text: filled.text,
      count: filled.text.length,
      blanks: filled.blanks,
      findings: filled.findings,
      judged: true,
      edited: false,
      copied,
    };
  const { text, findings = [] } = change;
  const blanks = findings
    .filter(({ rule }) => rule === slot)
    .map(({ start, end }) => text.slice(start, end).replace(/^\W+|[\])}>]+$/gu, ''));
  return { template, why, text, count: text.length, blanks, findings, judged: change.findings !== undefined, edited: true, copied };
}

/** The kinds of note that one may look at alone, in the order in which they are offered. */
export const kinds = {
  all: 'All',
  ready: 'Ready',
  errors: 'With errors',
  over: 'Over the limit',
  blanks: 'With blanks',
  none: 'Without a note',
  repeated: 'Listed twice',
  edited: 'Edited',
  left: 'Not copied yet',
} as const;
export type Kind = keyof typeof kinds;

/** One of the kinds, or the notes in which a rule found something (`rule:emoji`), or with a blank (`blank:company`). */
export type Filter = Kind | `rule:${string}` | `blank:${string}`;

/** What the other rows of a person make of a note. */
interface Others {
  /** There are such rows. */
  repeated: boolean;
  /** One stands before it, so that the note is not the one to send. */
  again: boolean;
  /** The note in one of them was copied. */
  written: boolean;
}

/** Calls `pass` with each filter that lets a note through, once. It runs for every note of a long sheet, often. */
function filters(note: Note, { repeated, again, written }: Others, limit: number, pass: (filter: Filter) => void): void {
  const none = note.text === '';
  const errors = note.findings.some(({ severity }) => severity === 'error');
  const over = note.count > limit;
  const blanks = note.blanks.length > 0;
  pass('all');
  if (note.judged && !none && !errors && !over && !blanks && !again) pass('ready');
  if (errors) pass('errors');
  if (over) pass('over');
  if (blanks) pass('blanks');
  if (none) pass('none');
  if (repeated) pass('repeated');
  if (note.edited) pass('edited');
  if (!none && !note.copied && !written) pass('left');
  note.findings.forEach(({ rule }, i) => note.findings.findIndex((other) => other.rule === rule) === i && pass(`rule:${rule}`));
  note.blanks.forEach((label, i) => note.blanks.indexOf(label) === i && pass(`blank:${label}`));
}

/** How many notes each filter lets through. */
export type Tally = ReadonlyMap<Filter, number>;

interface Arranged {
  tally: Tally;
  /** The places of the people whom the filter lets through, and of those who are held. */
  shown: number[];
}

const alone: Others = { repeated: false, again: false, written: false };

/**
 * Goes through all notes once. People whose note is not filled yet are shown under "all" alone.
 * @param held places that stay whatever has become of their notes
 */
export function arrange(
  people: Person[],
  note: (place: number) => Note | undefined,
  repeats: Repeats,
  limit: number,
  filter: Filter,
  held: ReadonlySet<number>,
): Arranged {
  const others = (place: number): Others => {
    const places = repeats.get(place)?.places;
    return places ? { repeated: true, again: place !== places[0], written: places.some((other) => note(other)?.copied) } : alone;
  };
  const tally = new Map<Filter, number>();
  const shown: number[] = [];
  for (let place = 0; place < people.length; place++) {
    const made = note(place);
    const pass = (passed: Filter) => {
      tally.set(passed, (tally.get(passed) ?? 0) + 1);
      if (passed === filter) shown.push(place);
    };
    if (made) filters(made, others(place), limit, pass);
    else pass('all');
    if (held.has(place) && shown.at(-1) !== place) shown.push(place);
  }
  return { tally, shown };
}
