/** Whom a template suits, as it is stored. Whether it suits somebody is for the engine to say (internal/suit). */
import { conditionKinds, type Condition, type LibraryRecord } from './protocol';

/** What a record keeps: more conditions than these hold for nobody. */
export const maxConditions = 20;

/** Whether a kind of condition looks for words; the others are complete without. */
export function looksForWords(kind: Condition['kind']): boolean {
  return kind !== 'school-is-mine' && kind !== 'has-mutuals';
}

/** The conditions that say something, each once, their words on one line. */
export function cleanConditions(given: readonly Condition[]): Condition[] {
  const cleaned = given.map(
    ({ kind, text = '' }): Condition => (looksForWords(kind) ? { kind, text: text.replace(/\s+/g, ' ').trim() } : { kind }),
  );
  const said = cleaned.filter(({ text }) => text !== '');
  return [...new Map(said.map((condition) => [keyOf(condition), condition])).values()];
}

function keyOf({ kind, text }: Condition): string {
  return `${kind} ${text ?? ''}`;
}

/** A record's conditions of the kinds that this version knows. */
export function conditionsOf(record: LibraryRecord): Condition[] {
  return listOf(record).filter(isCondition);
}

/** The record with these conditions, beside those of kinds that only a later version knows. */
export function withConditions<R extends LibraryRecord>(record: R, conditions: readonly Condition[]): R {
  const { suits: _, ...rest } = record;
  const suits = [...cleanConditions(conditions), ...listOf(record).filter((one) => !isCondition(one))];
  return { ...rest, ...(suits.length > 0 && { suits }) } as R;
}

function listOf({ suits }: LibraryRecord): unknown[] {
  return Array.isArray(suits) ? suits : [];
}

export function isCondition(value: unknown): value is Condition {
  const { kind, text } = (value ?? {}) as Partial<Condition>;
  return conditionKinds.some((known) => known === kind) && (text === undefined || typeof text === 'string');
}
