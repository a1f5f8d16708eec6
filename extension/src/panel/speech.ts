/** What a screen reader is told once typing pauses: of the count little, and only near the limit; of findings how many. */
import type { Finding } from '../protocol';
import { countedFindings } from '../ui/severity';

/** From this share of the limit on, the count is spoken. */
const loudFrom = 0.8;
/** Room left is spoken again after each step of this share of the limit. */
const step = 0.1;

/**
 * How many findings there are: "1 error, 2 suggestions". That there are none any more is said once, else ''.
 * @param before how many there were when they were last spoken of
 */
export function spokenFindings(findings: readonly Pick<Finding, 'severity'>[], before = 0): string {
  if (findings.length === 0) return before > 0 ? 'Nothing to mend' : '';
  return countedFindings(findings)
    .map(([, words]) => words)
    .join(', ');
}

/**
 * The sentence for a count, '' while there is plenty of room. It stays the same within a step, and a live
 * region that does not change says nothing.
 */
export function spokenCount(count: number, limit: number): string {
  if (count > limit) return `${count - limit} over the limit of ${limit} characters`;
  if (count === limit) return `At the limit of ${limit} characters`;
  if (count < limit * loudFrom) return '';
  const left = Math.ceil((limit - count) / (limit * step)) * limit * step;
  return `Fewer than ${Math.round(left) + 1} characters left`;
}
