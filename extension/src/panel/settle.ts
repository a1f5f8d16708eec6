/** Keeping the list of findings calm while a person types. */
import { severities, type CheckAnswer, type Finding, type Part } from '../protocol';
import { isKnown } from './language';

const missing = 'missing-';

/**
 * The answer to show for a text in mid-typing. The rules about missing parts wait for a pause, so what they
 * said last stays, about the note as it is now, unless the part has come; it would go and come back with every word
 * otherwise.
 */
export function settled(last: CheckAnswer | null, next: CheckAnswer): CheckAnswer {
  const kept = (last?.findings ?? [])
    .filter((finding) => stillMissing(finding, next))
    .map((finding) => ({ ...finding, start: 0, end: next.count, fixes: [] }));
  if (kept.length === 0) return next;
  const findings = [...next.findings, ...kept].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  return { ...next, findings };
}

function stillMissing(finding: Finding, next: CheckAnswer): boolean {
  if (!finding.rule.startsWith(missing) || next.count === 0 || !isKnown(next.language)) return false;
  const part = finding.rule.slice(missing.length) as Part;
  return next.checklist[part] === false && !next.findings.some(({ rule }) => rule === finding.rule);
}
