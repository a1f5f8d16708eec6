/** What becomes of the settings when a person does not want a finding, or not as it is. */
import type { Finding, Settings, Severity } from '../protocol';

/** The rule is off everywhere. */
export function withRuleOff(settings: Settings, rule: string): Settings {
  const off = new Set(settings.rules.off).add(rule);
  return { ...settings, rules: { ...settings.rules, off: [...off] } };
}

/** The rule leaves these words alone from now on. */
export function withIgnored(settings: Settings, rule: string, words: string): Settings {
  return { ...settings, rules: { ...settings.rules, ignored: [...(settings.rules.ignored ?? []), { rule, text: words }] } };
}

/** The rule's findings are so grave from now on. */
export function withSeverity(settings: Settings, rule: string, severity: Severity): Settings {
  return { ...settings, rules: { ...settings.rules, severity: { ...settings.rules.severity, [rule]: severity } } };
}

/** The words that a finding is about; '' when it is about the note as a whole. */
export function wordsOf(finding: Finding, text: string): string {
  const words = text.slice(finding.start, finding.end);
  return words.length < text.length ? words : '';
}
