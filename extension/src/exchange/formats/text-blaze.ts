/** Text Blaze's JSON: folders of snippets, with commands in braces. */
import { found } from '../clean';
import { maxRaw, within, type Format, type Found } from '../found';
import { htmlToText } from '../html';
import { cursor, Mapping } from '../mapping';
import { variableOf } from '../variables';
import { isObject, textOf } from '../../untyped';

interface Snippet {
  fields: Record<string, unknown>;
  folder: string;
}

/** Folders in folders: some exports have them, none needs more. */
const maxDepth = 10;

export const textBlaze: Format = {
  name: 'Text Blaze JSON',
  read(source) {
    const file = source.json();
    if (!isObject(file) || !(Array.isArray(file.folders) || Array.isArray(file.snippets))) return null;
    const { entries, remarks } = within(snippetsIn(file, '', maxDepth));
    return { found: entries.map(templateOf), remarks };
  },
};

function snippetsIn(folder: Record<string, unknown>, name: string, depth: number): Snippet[] {
  if (depth === 0) return [];
  const list = ['snippets', 'folders', 'children'].flatMap((key) => (Array.isArray(folder[key]) ? (folder[key] as unknown[]) : []));
  return list.filter(isObject).flatMap((entry) => {
    const isSnippet = 'text' in entry || 'html' in entry;
    return isSnippet ? [{ fields: entry, folder: name }] : snippetsIn(entry, textOf(entry.name), depth - 1);
  });
}

function templateOf({ fields, folder }: Snippet): Found {
  const title = textOf(fields.name).trim() || textOf(fields.shortcut).trim();
  const tags = folder ? [folder] : [];
  const text = textOf(fields.text);
  const raw = text || textOf(fields.html);
  if (raw.length > maxRaw) return found({ title, body: raw, tags });
  const mapping = new Mapping();
  const body = mapCommands((text ? raw : htmlToText(raw)).replaceAll('\r\n', '\n').trim(), mapping);
  return found({ title, body, tags, mapped: mapping.mapped, flags: mapping.flags, refused: body ? '' : 'It has no text.' });
}

/** Replaces each outermost command, `{…}`. Braces without a partner are text. */
function mapCommands(text: string, mapping: Mapping): string {
  let mapped = '';
  let end = 0;
  for (const [start, stop] of commandsIn(text)) {
    mapped += text.slice(end, start) + mapCommand(text.slice(start, stop), mapping);
    end = stop;
  }
  return mapped + text.slice(end);
}

/** Ranges of the outermost pairs of braces, in one pass. */
function commandsIn(text: string): [start: number, end: number][] {
  const open: number[] = [];
  const pairs: [number, number][] = [];
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === '{') {
      open.push(index);
      continue;
    }
    const start = open.pop();
    if (start === undefined) continue;
    while (pairs.length > 0 && pairs.at(-1)![0] > start) pairs.pop();
    pairs.push([start, index + 1]);
  }
  return pairs;
}

const blocks = new Set([
  'if',
  'elseif',
  'else',
  'endif',
  'repeat',
  'endrepeat',
  'note',
  'endnote',
  'formtoggle',
  'endformtoggle',
  'link',
  'endlink',
  'action',
  'endaction',
]);

/** What does something in the page, which a note cannot. */
const acts = new Set(['key', 'click', 'wait', 'urlload', 'urlsend', 'run']);

function mapCommand(token: string, mapping: Mapping): string {
  const inner = token.slice(1, -1).trim();
  const [, word = '', rest = ''] = /^([a-z]+)\s*(?::\s*([\s\S]*))?$/i.exec(inner) ?? [];
  const name = word.toLowerCase();
  const settings = settingsOf(rest);
  switch (name) {
    case 'cursor':
      return mapping.become(token, cursor);
    case 'formtext':
    case 'formparagraph':
    case 'formdate':
      return mapping.named(token, settings.get('name') ?? settings.get('') ?? 'What goes here?', settings.get('default'));
    case 'formmenu':
      return mapping.blank(
        token,
        settings.get('name') ?? `${choicesOf(rest).join(' or ')}?`,
        `was a choice of ${choicesOf(rest).join(', ') || 'several wordings'}`,
      );
  }
  if (acts.has(name)) return mapping.drop(token, 'did something in the page');
  if (blocks.has(name)) return mapping.leave(token, 'is a command that Warmnote does not have');
  if (variableOf(inner.replace(/^=/, ''))) return mapping.named(token, inner.replace(/^=/, ''));
  return mapping.blank(token, name || inner.replace(/^=/, ''), 'is a command that Warmnote does not have');
}

/** `name=company; default=your company`; what has no name is under "". */
function settingsOf(rest: string): Map<string, string> {
  return new Map(
    rest.split(';').map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? ['', part.trim()] : [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()];
    }),
  );
}

function choicesOf(rest: string): string[] {
  return rest
    .split(';')
    .filter((part) => !/^\s*(name|multiple|cols|width|formatter)\s*=/i.test(part))
    .map((part) => part.replace(/^\s*default\s*=/i, '').trim())
    .filter(Boolean);
}
