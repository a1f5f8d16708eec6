/** Criteria as files have them. */
import { cleanCriteria, isCriterion, maxCriteria } from '../criteria';
import type { Criterion } from '../protocol';
import { isObject } from '../untyped';

/** What a file says of whom a template suits, and sentences about what of it was left out. */
export function readCriteria(entries: unknown[]): { suits: Criterion[]; flags: string[] } {
  const suits = cleanCriteria(entries.filter(isCriterion)).slice(0, maxCriteria);
  const strange = entries.filter((entry) => !isCriterion(entry)).map((entry) => (isObject(entry) ? String(entry.kind) : ''));
  const flags = [...new Set(strange)].map(
    (kind) => `It has a condition of a kind that this Warmnote does not know (\`${kind.slice(0, 40)}\`); that is left out.`,
  );
  return { suits, flags };
}

/** One criterion a line, for spreadsheets: "title-contains: engineer, architect". */
export function criteriaText(suits: Criterion[]): string {
  return suits.map(({ kind, text }) => (text === undefined ? kind : `${kind}: ${text}`)).join('\n');
}

/** The entries of a text that {@link criteriaText} wrote, for {@link readCriteria}. */
export function criteriaIn(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? { kind: line.trim() } : { kind: line.slice(0, colon).trim(), text: line.slice(colon + 1).trim() };
  });
}
