/** TextExpander's CSV: abbreviation, snippet, label, without a header; macros begin with %. */
import { found } from '../clean';
import { maxRaw, within, type Format, type Found } from '../found';
import { cursor, Mapping } from '../mapping';

export const textExpander: Format = {
  name: 'TextExpander CSV',
  read(source) {
    const table = source.table();
    const [first = [], ...more] = table.rows;
    const rows = /^abbreviation$/i.test(first[0]?.trim() ?? '') ? more : [first, ...more];
    if (rows.length === 0 || !rows.every(isSnippet) || !differ(rows.map(([abbreviation = '']) => abbreviation))) return null;
    const { entries, remarks } = within(rows);
    return { found: entries.map(templateOf), remarks: [...table.remarks, ...remarks] };
  },
};

/** Two or three cells, the first without spaces. A space after the comma is how prose is written. */
function isSnippet([abbreviation = '', body = '', ...rest]: string[]): boolean {
  return rest.length <= 1 && /^\S{1,40}$/.test(abbreviation) && /^\S/.test(body);
}

/** A list of notes that all begin with "Hi," looks much the same, but for its first words. */
function differ(abbreviations: string[]): boolean {
  return new Set(abbreviations.map((text) => text.toLowerCase())).size === abbreviations.length;
}

function templateOf([abbreviation = '', raw = '', label = '']: string[]): Found {
  const title = label.trim() || abbreviation;
  if (raw.length > maxRaw) return found({ title, body: raw });
  const mapping = new Mapping();
  const body = mapMacros(raw.replaceAll('\r\n', '\n').trim(), mapping);
  return found({ title, body, mapped: mapping.mapped, flags: mapping.flags });
}

const macro =
  /%(?:%|\||clipboard|fill(?:text|area|popup)((?::[^%]*)?)%|(?:fillpart|fillpartend|snippet|key|date|@)[^%]*%|[YyBbmdeAaHIMSp](?![\p{L}\d]))/gu;

function mapMacros(text: string, mapping: Mapping): string {
  return text.replace(macro, (token, settings: string | undefined) => {
    if (token === '%%') return mapping.become(token, '%');
    if (token === '%|') return mapping.become(token, cursor);
    if (token === '%clipboard') return mapping.blank(token, 'clipboard', 'put in what you had copied');
    if (settings === undefined) return mapping.leave(token, 'is a macro that Warmnote does not have');
    return field(token, settings.slice(1).split(':'), mapping);
  });
}

/** `%filltext:name=Company:default=your company%`, and `%fillpopup:name=Day:Monday:default=Friday%`. */
function field(token: string, settings: string[], mapping: Mapping): string {
  const value = (name: string) => settings.find((setting) => setting.startsWith(`${name}=`))?.slice(name.length + 1);
  if (!token.startsWith('%fillpopup')) return mapping.named(token, value('name') ?? 'What goes here?', value('default'));
  const choices = settings
    .filter((setting) => !/^(name|width)=/.test(setting))
    .map((setting) => setting.replace(/^default=/, ''))
    .filter(Boolean);
  return mapping.blank(token, value('name') ?? `${choices.join(' or ')}?`, `was a choice of ${choices.join(', ') || 'several wordings'}`);
}
