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
