import { severities, type Finding, type Severity } from '../protocol';
import { count } from './words';

/** The severities as people read them, the gravest first. */
export const severityWords: Record<Severity, string> = { error: 'Error', warning: 'Warning', suggestion: 'Suggestion' };

/** How many findings there are of each severity that has any, in words, the gravest first: "1 error", "2 suggestions". */
export function countedFindings(findings: readonly Pick<Finding, 'severity'>[]): [severity: Severity, words: string][] {
  return severities.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n > 0 ? [[severity, count(n, severityWords[severity].toLowerCase())] as [Severity, string]] : [];
  });
}
