/**
 * Warmnote's own CSV, for spreadsheets: the columns title, body and tags; a tag list is a line of CSV of
 * its own. Spreadsheets run a cell that begins like a formula, so such a cell gets an apostrophe in front,
 * which reading takes off again.
 */
import Papa from 'papaparse';
import type { PortableTemplate } from '../../protocol';
import { found } from '../clean';
import { within, type Format } from '../found';

/** What spreadsheets take for the start of a formula (OWASP, CSV injection), in wide letters too. */
const guarded = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** Begins with a byte order mark: without it Excel reads another encoding. */
export function writeCSV(templates: PortableTemplate[]): string {
  const rows = templates.map(({ title, body, tags }) => [title, body, tags.length > 0 ? Papa.unparse([tags]) : ''].map(guard));
  return `\uFEFF${Papa.unparse({ fields: ['title', 'body', 'tags'], data: rows }, { quotes: true })}\r\n`;
}

function guard(cell: string): string {
  return guarded.test(cell) ? `'${cell}` : cell;
}

function unguard(cell: string): string {
  return cell.startsWith("'") && guarded.test(cell) ? cell.slice(1) : cell;
}

/** What people call the columns in sheets that they made themselves. */
const columns = {
  title: ['title', 'name'],
  body: ['body', 'text', 'message', 'note', 'template'],
  tags: ['tags', 'labels', 'category'],
};

export const warmnoteCSV: Format = {
  name: 'Warmnote CSV',
  read(source) {
    const table = source.table();
    const [header = [], ...rows] = table.rows;
    const titles = header.map((cell) => cell.trim().toLowerCase());
    const column = (names: string[]) => titles.findIndex((title) => names.includes(title));
    const [title, body, tags] = [column(columns.title), column(columns.body), column(columns.tags)];
    if (body < 0 || (title < 0 && tags < 0)) return null;
    const { entries, remarks } = within(rows);
    const cell = (row: string[], at: number) => unguard(row[at] ?? '');
    return {
      found: entries.map((row) => found({ title: cell(row, title), body: cell(row, body), tags: tagsOf(cell(row, tags)) })),
      remarks: [...table.remarks, ...remarks],
    };
  },
};

function tagsOf(cell: string): string[] {
  const [tags = []] = Papa.parse<string[]>(cell, { delimiter: ',' }).data;
  return tags.map((tag) => tag.trim()).filter(Boolean);
}
