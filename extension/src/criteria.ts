/** Whom a template suits, as it is stored. Whether it suits somebody is for the engine to say (internal/suit). */
import { criterionKinds, type Criterion, type LibraryRecord } from './protocol';

/** What a record keeps: more conditions than these hold for nobody. */
export const maxCriteria = 20;

/** Whether a kind of criterion looks for words; the others are complete without. */
export function looksForWords(kind: Criterion['kind']): boolean {
  return kind !== 'school-is-mine' && kind !== 'has-mutuals';
}

/** The criteria that say something, each once, their words on one line. */
export function cleanCriteria(given: readonly Criterion[]): Criterion[] {
  const cleaned = given.map(
    ({ kind, text = '' }): Criterion => (looksForWords(kind) ? { kind, text: text.replace(/\s+/g, ' ').trim() } : { kind }),
  );
  const said = cleaned.filter(({ text }) => text !== '');
  return [...new Map(said.map((criterion) => [keyOf(criterion), criterion])).values()];
}

function keyOf({ kind, text }: Criterion): string {
  return `${kind} ${text ?? ''}`;
}

/** A record's criteria of the kinds that this version knows. */
export function criteriaOf(record: LibraryRecord): Criterion[] {
  return listOf(record).filter(isCriterion);
}

/** The record with these criteria, beside those of kinds that only a later version knows. */
export function withCriteria<R extends LibraryRecord>(record: R, criteria: readonly Criterion[]): R {
  const { suits: _, ...rest } = record;
  const suits = [...cleanCriteria(criteria), ...listOf(record).filter((one) => !isCriterion(one))];
  return { ...rest, ...(suits.length > 0 && { suits }) } as R;
}

function listOf({ suits }: LibraryRecord): unknown[] {
  return Array.isArray(suits) ? suits : [];
}

export function isCriterion(value: unknown): value is Criterion {
  const { kind, text } = (value ?? {}) as Partial<Criterion>;
  return criterionKinds.some((known) => known === kind) && (text === undefined || typeof text === 'string');
}
