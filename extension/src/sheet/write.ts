/** The sheet with its notes, as a CSV with the same columns that the command adds (wasm/fill_rows.go). */
import Papa from 'papaparse';
import { guard } from './guard';
import type { Note } from './notes';
import type { Person } from './people';

const added = ['note', 'count', 'template', 'why', 'findings', 'blanks', 'error'];

/** @param titles of the templates of the run. Begins with a byte order mark: without it Excel reads another encoding. */
export function writeNotes(header: string[], people: Person[], note: (place: number) => Note | undefined, titles: string[]): string {
  const data = people.map((person, place) => [...person.cells, ...cellsOf(person, note(place), titles)].map(guard));
  return `\uFEFF${Papa.unparse({ fields: [...header, ...added].map(guard), data }, { quotes: true })}\r\n`;
}

function cellsOf({ problem }: Person, note: Note | undefined, titles: string[]): string[] {
  if (problem) return ['', '', '', '', '', '', problem];
  if (!note) return ['', '', '', '', '', '', 'not filled yet'];
  if (note.text === '') return ['', '', '', '', '', '', 'no template suits this person'];
  const findings = note.findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
  return [note.text, String(note.count), titles[note.template] ?? '', note.why, findings.join('\n'), note.blanks.join('\n'), ''];
}

/** "people.csv" becomes "people-notes.csv". */
export function notesName(sheet: string): string {
  return `${sheet.replace(/\.[^.]*$/u, '') || 'sheet'}-notes.csv`;
}
