/** Power Text's JSON: one object, shortcuts to texts. */
import { found } from '../clean';
import { maxRaw, within, type Format } from '../found';
import { Mapping } from '../mapping';
import { isObject } from '../../untyped';

export const powerText: Format = {
  name: 'Power Text JSON',
  read(source) {
    const file = source.json();
    if (!isObject(file)) return null;
    const all = Object.entries(file);
    if (all.length === 0 || !all.every(([, text]) => typeof text === 'string')) return null;
    const { entries, remarks } = within(all as [string, string][]);
    return {
      found: entries.map(([title, raw]) => {
        if (raw.length > maxRaw) return found({ title, body: raw });
        const mapping = new Mapping();
        const body = mapMacros(raw.replaceAll('\r\n', '\n').trim(), mapping);
        return found({ title, body, mapped: mapping.mapped, flags: mapping.flags, refused: body ? '' : 'It has no text.' });
      }),
      remarks,
    };
  },
};

function mapMacros(text: string, mapping: Mapping): string {
  return text.replace(/%clip%|%d\([^()]*\)/g, (token) =>
    token === '%clip%' ? mapping.blank(token, 'clipboard', 'put in what you had copied') : mapping.blank(token, 'date', 'put in a date'),
  );
}
