/** Making a note shorter by the cuts that the engine offers. */
import type { Cut, Edit, Finding } from '../protocol';
import { nameOfSpaces } from '../ui/words';

/** The cuts as edits: in the order of the text, as fixes have them. */
export function editsOf(cuts: readonly Cut[]): Edit[] {
  return cuts.map(({ start, end, text }) => ({ start, end, text })).sort((a, b) => a.start - b.start);
}

/** Code units that the cuts save together. */
export function savedBy(cuts: readonly Cut[]): number {
  return cuts.reduce((saved, cut) => saved + cut.saves, 0);
}

/** A cut in words: what goes and what comes instead; of spaces, which cannot be seen, the name. */
export interface Change {
  goes: string;
  comes: string;
  /** True when `goes` names spaces instead of showing them. */
  named: boolean;
}

export function changeOf({ start, end, text }: Cut, note: string): Change {
  const old = note.slice(start, end);
  if (old.trim() !== '') return { goes: onOneLine(old), comes: onOneLine(text), named: false };
  const atEnd = start === 0 || end === note.length;
  return { goes: atEnd ? 'spaces at the end of the note' : nameOfSpaces(old), comes: '', named: true };
}

/** Whether the fix of a finding is one of the cuts, which then says the same. */
export function isCut({ fixes }: Finding, cuts: readonly Cut[]): boolean {
  return fixes.some(({ edits }) => edits.length === 1 && cuts.some((cut) => cut.start === edits[0]!.start && cut.end === edits[0]!.end));
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
