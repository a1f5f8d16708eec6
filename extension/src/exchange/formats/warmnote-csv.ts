/**
 * Warmnote's own CSV, for spreadsheets: the columns title, body, tags and suits; a tag list is a line of
 * CSV of its own, criteria stand one a line. Spreadsheets run a cell that begins like a formula, so such a cell gets an apostrophe in front,
 * which reading takes off again.
 */
import Papa from 'papaparse';
import type { PortableTemplate } from '../../protocol';
import { guard, unguard } from '../../sheet/guard';
import { found } from '../clean';
import { criteriaIn, criteriaText, readCriteria } from '../criteria';
import { within, type Format } from '../found';

/** Begins with a byte order mark: without it Excel reads another encoding. */
export function writeCSV(templates: PortableTemplate[]): string {
  const rows = templates.map(({ title, body, tags, suits }) => {
    return [title, body, tags.length > 0 ? Papa.unparse([tags]) : '', criteriaText(suits)].map(guard);
  });
  return `\uFEFF${Papa.unparse({ fields: ['title', 'body', 'tags', 'suits'], data: rows }, { quotes: true })}\r\n`;
}

/** What people call the columns in sheets that they made themselves. */
const columns = {
  title: ['title', 'name'],
  body: ['body', 'text', 'message', 'note', 'template'],
  tags: ['tags', 'labels', 'category'],
  suits: ['suits'],
};

export const warmnoteCSV: Format = {
  name: 'Warmnote CSV',
  read(source) {
    const table = source.table();
    const [header = [], ...rows] = table.rows;
    const titles = header.map((cell) => cell.trim().toLowerCase());
    const column = (names: string[]) => titles.findIndex((title) => names.includes(title));
    const [title, body, tags, suits] = [columns.title, columns.body, columns.tags, columns.suits].map(column) as [
      number,
      number,
      number,
      number,
    ];
    if (body < 0 || (title < 0 && tags < 0)) return null;
    const { entries, remarks } = within(rows);
    const cell = (row: string[], at: number) => unguard(row[at] ?? '');
    return {
      found: entries.map((row) =>
        found({
          title: cell(row, title),
          body: cell(row, body),
          tags: tagsOf(cell(row, tags)),
          ...readCriteria(criteriaIn(cell(row, suits))),
        }),
      ),
      remarks: [...table.remarks, ...remarks],
    };
  },
};

function tagsOf(cell: string): string[] {
  const [tags = []] = Papa.parse<string[]>(cell, { delimiter: ',' }).data;
  return tags.map((tag) => tag.trim()).filter(Boolean);
}
