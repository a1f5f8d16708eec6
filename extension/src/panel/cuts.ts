/** Making a note shorter by the cuts that the engine offers. */
import type { Cut, Edit } from '../protocol';

/** The cuts as edits: in the order of the text, as fixes have them. */
export function editsOf(cuts: readonly Cut[]): Edit[] {
  return cuts.map(({ start, end, text }) => ({ start, end, text })).sort((a, b) => a.start - b.start);
}

/** Code units that the cuts save together. */
export function savedBy(cuts: readonly Cut[]): number {
  return cuts.reduce((saved, cut) => saved + cut.saves, 0);
}

/** A cut in words: what goes and what comes instead; of blanks, which cannot be seen, the name. */
export interface Change {
  goes: string;
  comes: string;
  /** True when `goes` names blanks instead of showing them. */
  named: boolean;
}

export function changeOf({ start, end, text }: Cut, note: string): Change {
  const old = note.slice(start, end);
  if (old.trim() !== '') return { goes: onOneLine(old), comes: onOneLine(text), named: false };
  return { goes: nameOf(old, start === 0 || end === note.length), comes: '', named: true };
}

function nameOf(blanks: string, atEnd: boolean): string {
  if (atEnd) return 'blanks at the end of the note';
  return blanks.includes('\n') ? 'an empty line' : 'a double space';
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
