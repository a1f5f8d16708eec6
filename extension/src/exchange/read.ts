/** Reading a file or a pasted text: what it is, and the templates in it. Nothing of it is ever executed. */
import Papa from 'papaparse';
import { Failed } from '../failure';
import { tooLarge } from './decode';
import { maxFile, type Format, type Reading, type Source } from './found';
import { briskine } from './formats/briskine';
import { espanso } from './formats/espanso';
import { plain } from './formats/plain';
import { powerText } from './formats/power-text';
import { textBlaze } from './formats/text-blaze';
import { textExpander } from './formats/text-expander';
import { warmnoteCSV } from './formats/warmnote-csv';
import { warmnoteJSON } from './formats/warmnote-json';

/** In the order in which they are tried: the first whose shape fits is taken. Plain text fits everything. */
export const formats: readonly Format[] = [warmnoteJSON, textBlaze, powerText, briskine, warmnoteCSV, espanso, textExpander, plain];

/**
 * Fails with code "unreadable" and a sentence that says what to do.
 * @param name the file's name, a hint where shapes are alike; "" for pasted text
 * @param as the name of the format to read it as, instead of recognising it
 */
export function read(text: string, name = '', as = ''): Reading {
  if (text.length > maxFile) throw tooLarge(text.length);
  const source = sourceOf(text.replace(/^\uFEFF/, ''), name.toLowerCase());
  for (const format of formats) {
    if (as && format.name !== as) continue;
    const reading = format.read(source);
    if (reading) return { format: format.name, ...reading };
  }
  if (as) throw new Failed('unreadable', `This does not look like ${as}. Choose another format, or let Warmnote recognise it.`);
  throw new Failed('unreadable', 'There is no template in this. Choose another file, or paste the text of your templates.');
}

function sourceOf(text: string, name: string): Source {
  let json: { value: object | undefined } | undefined;
  let table: ReturnType<Source['table']> | undefined;
  return {
    text,
    name,
    json: () => (json ??= { value: parseJSON(text, name) }).value,
    table: () => (table ??= parseCSV(text)),
  };
}

function parseCSV(text: string) {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const broken = errors.find(({ type }) => type === 'Quotes');
  const remark = `A quotation mark is wrong in row ${(broken?.row ?? 0) + 1}, so what follows may have run together. Look at it before you import.`;
  return { rows: data, remarks: broken ? [remark] : [] };
}

function parseJSON(text: string, name: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    // A note may well begin with "[Name]"; a file that calls itself JSON may not.
    if (!name.endsWith('.json')) return undefined;
    throw new Failed('unreadable', `This file is broken: its JSON cannot be read (${(error as Error).message}). Export it again.`, {
      cause: error,
    });
  }
}
