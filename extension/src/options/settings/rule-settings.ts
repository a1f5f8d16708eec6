/** Changes to the settings of rules. What equals the default is not stored, so that it follows later versions. */
import { severities, type RuleDoc, type RuleSettings, type Severity } from '../../protocol';

export function isOff(rules: RuleSettings, code: string): boolean {
  return rules.off?.includes(code) ?? false;
}

export function setOff(rules: RuleSettings, code: string, off: boolean): RuleSettings {
  const others = (rules.off ?? []).filter((other) => other !== code);
  return { ...rules, off: off ? [...others, code] : others };
}

export function setSeverity(rules: RuleSettings, doc: RuleDoc, severity: Severity): RuleSettings {
  const { [doc.code]: _, ...others } = rules.severity ?? {};
  return { ...rules, severity: severity === doc.severity ? others : { ...others, [doc.code]: severity } };
}

export function ignore(rules: RuleSettings, rule: string, text: string): RuleSettings {
  return { ...rules, ignored: [...(rules.ignored ?? []), { rule, text }] };
}

export function heed(rules: RuleSettings, rule: string, text: string): RuleSettings {
  return { ...rules, ignored: (rules.ignored ?? []).filter((known) => known.rule !== rule || known.text !== text) };
}

/** The rules that speak of what is searched, by the severity they come with; groups without any are left out. */
export function ruleGroups(docs: RuleDoc[], search: string): [severity: Severity, docs: RuleDoc[]][] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const speaks = (doc: RuleDoc) => {
    const text = `${doc.code} ${doc.summary} ${doc.why}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const found = docs.filter(speaks);
  return severities.flatMap((severity) => {
    const members = found.filter((doc) => doc.severity === severity);
    return members.length ? [[severity, members] as [Severity, RuleDoc[]]] : [];
  });
}
