/** The sheet with its notes, as a CSV with the same columns that the command adds (wasm/fill_rows.go). */
import Papa from 'papaparse';
import { guard } from './guard';
import type { Note } from './notes';
import type { Person } from './people';
import type { Repeats } from './repeats';

const added = ['note', 'count', 'template', 'why', 'findings', 'blanks', 'repeats', 'error'];

/** @param titles of the templates of the run. Begins with a byte order mark: without it Excel reads another encoding. */
export function writeNotes(
  header: string[],
  people: Person[],
  note: (place: number) => Note | undefined,
  repeats: Repeats,
  titles: string[],
): string {
  const data = people.map((person, place) =>
    [...person.cells, ...cellsOf(person, note(place), beforeOf(place, repeats), titles)].map(guard),
  );
  return `\uFEFF${Papa.unparse({ fields: [...header, ...added].map(guard), data }, { quotes: true })}\r\n`;
}

/** The row of the file that names the same person first: the header is row 1. */
function beforeOf(place: number, repeats: Repeats): string {
  const first = repeats.get(place)?.places[0] ?? place;
  return first < place ? `row ${first + 2}` : '';
}

function cellsOf({ problem }: Person, note: Note | undefined, repeated: string, titles: string[]): string[] {
  const without = (why: string) => ['', '', '', '', '', '', repeated, why];
  if (problem) return without(problem);
  if (!note) return without('not filled yet');
  if (note.text === '') return without('no template suits this person');
  const findings = note.findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
  return [note.text, String(note.count), titles[note.template] ?? '', note.why, findings.join('\n'), note.blanks.join('\n'), repeated, ''];
}

/** "people.csv" becomes "people-notes.csv". */
export function notesName(sheet: string): string {
  return `${sheet.replace(/\.[^.]*$/u, '') || 'sheet'}-notes.csv`;
}
