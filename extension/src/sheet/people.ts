/** The people of a sheet: its rows below the one that names the columns, as the sheet's setup has it. */
import type { Recipient } from '../protocol';
import { profileAddress } from './address';
import { isBlank } from './blank';
import { profile, type Holds } from './columns';
import type { Sheet } from './read';

export interface Person {
  /** The place of the row in the sheet: what belongs to the person is kept by it. */
  row: number;
  /** As many as there are columns. */
  cells: string[];
  /** Why no note is made, '' when one is. */
  problem: string;
}

/** The people, without rows that are blank. */
export function peopleOf({ rows, problems }: Pick<Sheet, 'rows' | 'problems'>, header: number): Person[] {
  const width = rows[header]?.length ?? 0;
  const people: Person[] = [];
  for (let row = header + 1; row < rows.length; row++) {
    const all = rows[row]!;
    if (all.every((cell) => !cell.trim())) continue;
    const cells = Array.from({ length: width }, (_, i) => all[i] ?? '');
    people.push({ row, cells, problem: problems[row] ?? problemOf(all.slice(width)) });
  }
  return people;
}

function problemOf(beyond: string[]): string {
  if (beyond.every((cell) => !cell.trim())) return '';
  const words = new Intl.ListFormat('en').format(beyond.filter(Boolean).map((cell) => `“${cell}”`));
  return `This row has more cells than the sheet has columns, so they may have shifted; beyond the last column: ${words}. Mend it in the file, then drop it again.`;
}

const names: readonly Holds[] = ['first_name', 'last_name', 'full_name'];

/** What the first column that holds something and is not blank says. */
function fact(cells: string[], columns: Holds[], holds: Holds): string {
  return cells.find((cell, i) => columns[i] === holds && !isBlank(cell, names.includes(holds)))?.trim() ?? '';
}

/** The name as the sheet has it, or else the first cell that says anything. */
export function nameOf(person: Person, columns: Holds[]): string {
  return fullNameOf(person, columns) || (person.cells.find((cell) => cell.trim()) ?? '');
}

export function fullNameOf({ cells }: Person, columns: Holds[]): string {
  const parts = ['first_name', 'last_name'].map((holds) => fact(cells, columns, holds));
  return fact(cells, columns, 'full_name') || parts.filter(Boolean).join(' ');
}

export function companyOf({ cells }: Person, columns: Holds[]): string {
  return fact(cells, columns, 'company');
}

/** "Head of Sales · Acme". */
export function workOf({ cells }: Person, columns: Holds[]): string {
  return ['title', 'company']
    .map((holds) => fact(cells, columns, holds))
    .filter(Boolean)
    .join(' · ');
}

/** The cell that says where the person's profile is, whatever stands in it. */
export function linkOf({ cells }: Person, columns: Holds[]): string {
  return fact(cells, columns, profile);
}

/** Where the person's profile is, '' when the sheet does not say. */
export function profileOf(person: Person, columns: Holds[]): string {
  return profileAddress(linkOf(person, columns));
}

/** The person as rules know them: the engine takes names apart itself. */
export function recipientOf({ cells }: Person, columns: Holds[]): Recipient {
  const told = (holds: Holds) => fact(cells, columns, holds);
  const halves = told('first_name') && (told('last_name') || !told('full_name'));
  const all = {
    first: halves ? told('first_name') : told('full_name') || told('first_name'),
    last: halves || !told('full_name') ? told('last_name') : '',
    company: told('company'),
    title: told('title'),
    school: told('school'),
    location: told('location'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}
