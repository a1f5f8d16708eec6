/** From a file to a sheet: rows of cells, whatever is in it. Nothing of it is ever executed. */
import Papa from 'papaparse';
import { decode, tooLarge } from '../exchange/decode';
import { clean } from '../exchange/clean';
import { Failed } from '../failure';
import { unguard } from './guard';
import { figure } from '../ui/words';

/** Bounds, far above what anybody can write to: bytes of a file, its rows and columns. */
const maxSheet = 20 * 1024 * 1024;
export const maxRows = 20_000;
const maxColumns = 200;

/** Code units of one row: what is longer was never closed. */
const maxRecord = 1 << 18;

/** A sheet as it was read; it is kept as it is. */
export interface Sheet {
  /** The file's name, and when it was read, in milliseconds since 1970. */
  name: string;
  read: number;
  rows: string[][];
  /** Why the cells of a row may not be what they were meant to be, by the place of the row. */
  problems: Record<number, string>;
  /** Sentences about the file as a whole. */
  remarks: string[];
}

/** Fails with code "unreadable" and a sentence that says what to do; a file that is too large is not opened. */
export async function readSheet(file: File): Promise<Sheet> {
  if (file.size > maxSheet) throw tooLarge(file.size, maxSheet);
  const { text, remarks } = decode(new Uint8Array(await file.arrayBuffer()), maxSheet);
  const sheet = parseSheet(text);
  return { name: file.name, read: Date.now(), ...sheet, remarks: [...remarks, ...sheet.remarks] };
}

export function parseSheet(text: string): Omit<Sheet, 'name' | 'read'> {
  const { rows, problems } = parseAll(text);
  const kept = rows.slice(0, maxRows + 1);
  if (!kept.some((row) => row.join('').trim())) {
    throw new Failed('unreadable', 'This sheet is empty. Its first row names the columns, each further row is a person.');
  }
  if (kept.some((row) => row.length > maxColumns)) {
    throw new Failed(
      'unreadable',
      `This sheet has more than ${maxColumns} columns. Delete those that say nothing of the people, then drop it again.`,
    );
  }
  const over = rows.length - kept.length;
  const cut =
    over > 0
      ? [`The sheet is longer than ${figure(maxRows)} rows; the last ${figure(over)} were left out. Split the file to fill them.`]
      : [];
  return { rows: kept, problems, remarks: cut };
}

/** The whole text at once where its quotation marks are in order, else record by record. */
function parseAll(text: string): Omit<Sheet, 'name' | 'read' | 'remarks'> {
  const delimiter = separatorOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  return errors.some(({ type }) => type === 'Quotes') ? parseRecords(text, delimiter) : { rows: data.map(cellsOf), problems: {} };
}

/**
 * Takes lines until the quotation marks in them are even for a record. Where they make none, the first line is
 * the bad row and reading goes on behind it: a mark that is never closed would swallow all other rows.
 */
function parseRecords(text: string, delimiter: string): Omit<Sheet, 'name' | 'read' | 'remarks'> {
  const lines = text.split(/(?<=\n)/u);
  const rows: string[][] = [];
  const problems: Record<number, string> = {};
  for (let at = 0; at < lines.length; ) {
    const first = lines[at]!;
    let record = first;
    let next = at + 1;
    let open = marks(first) % 2 === 1;
    for (; open && next < lines.length && record.length < maxRecord; next++) {
      record += lines[next]!;
      open = marks(lines[next]!) % 2 === 0;
    }
    const { data, errors } = Papa.parse<string[]>(record.replace(/\r?\n$/u, ''), { delimiter });
    const sound = !errors.some(({ type }) => type === 'Quotes') && data.length <= 1;
    if (!sound) problems[rows.length] = misquoted;
    rows.push(cellsOf(sound ? (data[0] ?? ['']) : first.trimEnd().split(delimiter)));
    at = sound ? next : at + 1;
  }
  return { rows, problems };
}

function marks(text: string): number {
  return text.split('"').length - 1;
}

/** How much of a text tells what separates its cells, in code units. */
const sniffed = 100_000;

/**
 * The separator that stands in the most lines, outside quotation marks; of several, the most frequent. Words in cells may
 * have more commas than a row has cells, but the row that names the columns has none of them.
 */
function separatorOf(text: string): string {
  const bare = text.slice(0, sniffed).replace(/"[^"]*"/gu, '');
  const weight = (separator: string) =>
    bare.split(separator).length + sniffed * bare.split('\n').filter((line) => line.includes(separator)).length;
  return [...',;\t|'].reduce((best, other) => (weight(other) > weight(best) ? other : best));
}

const misquoted =
  'A quotation mark is out of place in this row, so its cells may have run together. Mend it in the file, then drop it again.';

function cellsOf(row: string[]): string[] {
  return row.map((cell) => unguard(clean(cell)));
}
