/** Briskine's CSV (formerly Gorgias Templates): Handlebars in HTML. */
import { found } from '../clean';
import { maxRaw, within, type Format } from '../found';
import { mapHandlebars } from '../handlebars';
import { htmlToText, looksLikeHTML } from '../html';
import { Mapping } from '../mapping';
import { textOf } from '../../untyped';

export const briskine: Format = {
  name: 'Briskine CSV',
  read(source) {
    const table = source.table();
    const [header = [], ...rows] = table.rows;
    const titles = header.map((cell) => cell.trim().toLowerCase());
    if (!['title', 'shortcut', 'body'].every((title) => titles.includes(title))) return null;
    const { entries, remarks } = within(rows);
    const cell = (row: string[], title: string) => textOf(row[titles.indexOf(title)]);
    const partials = new Map(rows.map((row) => [cell(row, 'shortcut').trim(), textIn(cell(row, 'body'))]));
    return {
      found: entries.map((row) => {
        const mapping = new Mapping();
        const body = cell(row, 'body');
        const tags = cell(row, 'tags')
          .split(/[,;]/)
          .map((tag) => tag.trim())
          .filter(Boolean);
        const title = cell(row, 'title').trim() || cell(row, 'shortcut').trim();
        if (body.length > maxRaw) return found({ title, body, tags });
        if (cell(row, 'subject').trim()) mapping.flag('Its subject line was left out: a connection note has none.');
        const mapped = mapHandlebars(textIn(body), mapping, partials);
        return found({ title, body: mapped, tags, mapped: mapping.mapped, flags: mapping.flags });
      }),
      remarks: [...table.remarks, ...remarks],
    };
  },
};

function textIn(body: string): string {
  return looksLikeHTML(body) ? htmlToText(body) : body.replaceAll('\r\n', '\n').trim();
}
