/** What reading a file yields, and the bounds within which files are read. */
import type { PortableTemplate } from '../protocol';
import { figure } from '../ui/words';

/** Bytes of a file, also code units of pasted text: more than any library that was written by hand. */
export const maxFile = 5 * 1024 * 1024;
/** Templates of one file. */
export const maxFound = 2_000;
/** Code units of one body as the file has it, markup included. */
export const maxRaw = 64 * 1024;

/** One template of a file, in Warmnote's own template language. */
export interface Found extends Omit<PortableTemplate, 'edited'> {
  /** What the file's own tokens became, each pair once: `[Name]`, `{{first_name}}`. */
  mapped: [from: string, to: string][];
  /** Sentences about what the person should look at; code stands in backquotes. */
  flags: string[];
  /** Why it cannot be taken, "" when it can. */
  refused: string;
}

/** A file, read. */
export interface Reading {
  /** The name of the format that it was read as; see formats in read.ts. */
  format: string;
  found: Found[];
  /** Sentences about the file as a whole. */
  remarks: string[];
}

/** A shape that files come in. */
export interface Format {
  /** For people: "Briskine CSV". */
  name: string;
  /**
   * null when the text is of another shape. Fails with code "unreadable" when it is of this shape and
   * broken.
   */
  read(source: Source): Omit<Reading, 'format'> | null;
}

/** A text that formats look at, each part of it parsed once at most. */
export interface Source {
  text: string;
  /** The file's name in lower case, "" for pasted text. */
  name: string;
  /** The text as a JSON object or array, undefined when it is none. */
  json(): object | undefined;
  /** The text as CSV, whatever it is separated by; empty lines are left out. Remarks tell where it is broken. */
  table(): { rows: string[][]; remarks: string[] };
}

/** The first {@link maxFound} of the entries, and a remark when there are more. */
export function within<T>(entries: T[]): { entries: T[]; remarks: string[] } {
  if (entries.length <= maxFound) return { entries, remarks: [] };
  const remark = `This holds ${figure(entries.length)} templates; the first ${figure(maxFound)} are shown. Split it to import the rest.`;
  return { entries: entries.slice(0, maxFound), remarks: [remark] };
}
