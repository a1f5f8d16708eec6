/** Fixes of a text that has changed since. */
import type { Edit, Finding } from '../protocol';

/** The edits among these findings' fixes that do to their text what the old ones would have done to the old text. */
export function sameFix(findings: readonly Finding[], text: string, old: readonly Edit[], oldText: string): readonly Edit[] | undefined {
  const wanted = doing(old, oldText);
  const fixes = findings.flatMap((finding) => finding.fixes.map((fix) => fix.edits));
  return fixes.find((edits) => doing(edits, text) === wanted);
}

/** What edits take out and put in, wherever. */
function doing(edits: readonly Edit[], text: string): string {
  return JSON.stringify(edits.map(({ start, end, text: put }) => [text.slice(start, end), put]));
}
