/**
 * Warmnote's own CSV, for spreadsheets: the columns title, body, tags and suits; a tag list is a line of
 * CSV of its own, conditions stand one a line. Spreadsheets run a cell that begins like a formula, so such a cell gets an apostrophe in front,
 * which reading takes off again.
 */
import Papa from 'papaparse';
import type { PortableTemplate } from '../../protocol';
import { guard, unguard } from '../../sheet/guard';
import { mapBrackets } from '../brackets';
import { found } from '../clean';
import { conditionsIn, conditionsText, readConditions } from '../conditions';
import { maxRaw, within, type Format } from '../found';
import { Mapping } from '../mapping';

/** Begins with a byte order mark: without it Excel reads another encoding. */
export function writeCSV(templates: PortableTemplate[]): string {
  const rows = templates.map(({ title, body, tags, suits }) => {
    return [title, body, tags.length > 0 ? Papa.unparse([tags]) : '', conditionsText(suits)].map(guard);
  });
  return `\uFEFF${Papa.unparse({ fields: written, data: rows }, { quotes: true })}\r\n`;
}

const written = ['title', 'body', 'tags', 'suits'];

/** What people call the columns in sheets that they made themselves. The gaps in these are for people. */
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
    const ours = titles.join() === written.join();
    const { entries, remarks } = within(rows);
    const cell = (row: string[], at: number) => unguard(row[at] ?? '');
    return {
      found: entries.map((row) => {
        const mapping = new Mapping();
        const raw = cell(row, body);
        const { flags, ...conditions } = readConditions(conditionsIn(cell(row, suits)));
        return found({
          title: cell(row, title),
          body: ours || raw.length > maxRaw ? raw : mapBrackets(raw, mapping),
          tags: tagsOf(cell(row, tags)),
          mapped: mapping.mapped,
          flags: [...flags, ...mapping.flags],
          ...conditions,
        });
      }),
      remarks: [...table.remarks, ...remarks],
    };
  },
};

function tagsOf(cell: string): string[] {
  const [tags = []] = Papa.parse<string[]>(cell, { delimiter: ',' }).data;
  return tags.map((tag) => tag.trim()).filter(Boolean);
}
