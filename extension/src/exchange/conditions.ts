/** Conditions as files have them. */
import { cleanConditions, isCondition, maxConditions } from '../conditions';
import type { Condition } from '../protocol';
import { isObject } from '../untyped';

/** What a file says of whom a template suits, and sentences about what of it was left out. */
export function readConditions(entries: unknown[]): { suits: Condition[]; flags: string[] } {
  const suits = cleanConditions(entries.filter(isCondition)).slice(0, maxConditions);
  const strange = entries.filter((entry) => !isCondition(entry)).map((entry) => (isObject(entry) ? String(entry.kind) : ''));
  const flags = [...new Set(strange)].map(
    (kind) => `It has a condition of a kind that this Warmnote does not know (\`${kind.slice(0, 40)}\`); that is left out.`,
  );
  return { suits, flags };
}

/** One condition a line, for spreadsheets: "title-contains: engineer, architect". */
export function conditionsText(suits: Condition[]): string {
  return suits.map(({ kind, text }) => (text === undefined ? kind : `${kind}: ${text}`)).join('\n');
}

/** The entries of a text that {@link conditionsText} wrote, for {@link readConditions}. */
export function conditionsIn(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? { kind: line.trim() } : { kind: line.slice(0, colon).trim(), text: line.slice(colon + 1).trim() };
  });
}
