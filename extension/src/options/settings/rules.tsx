import { useState } from 'preact/hooks';
import type { RuleDoc, RuleSettings, Severity } from '../../protocol';
import { AboutRule } from '../../ui/about-rule';
import { pressable, Switch } from '../../ui/parts';
import { severityWords } from '../../ui/severity';
import { useToast } from '../../ui/toast';
import { count } from '../../ui/words';
import { isOff, ruleGroups, setOff, setSeverity } from './rule-settings';

export interface RulesProps {
  docs: RuleDoc[];
  rules: RuleSettings;
  onRules: (edit: (rules: RuleSettings) => RuleSettings) => void;
}

/** All rules, each with its switch, its severity and its reason. */
export function Rules({ docs, rules, onRules }: RulesProps) {
  const [search, setSearch] = useState('');
  const groups = ruleGroups(docs, search);
  const toast = useToast();
  const reset = () => {
    const { ignored: _, ...chosen } = rules;
    onRules(({ ignored }) => (ignored ? { ignored } : {}));
    toast({
      text: 'All rules are back to their defaults.',
      undo: () => onRules(({ ignored }) => ({ ...chosen, ...(ignored && { ignored }) })),
    });
  };
  const changed = (rules.off?.length ?? 0) + Object.keys(rules.severity ?? {}).length;
  return (
    <section class="card" aria-labelledby="rules-title">
      <div class="card-head">
        <h2 class="card-title" id="rules-title">
          Rules
        </h2>
        <button type="button" class="button button-small" data-role="rules-reset" {...pressable(changed > 0, reset)}>
          Back to the defaults
        </button>
      </div>
      <input
        type="search"
        class="input"
        aria-label="Search rules"
        placeholder={`Search ${count(docs.length, 'rule')}`}
        data-role="rule-search"
        value={search}
        onInput={(e) => setSearch(e.currentTarget.value)}
      />
      {groups.map(([severity, members]) => (
        <div class="rule-group" key={severity}>
          <h3 class={`rule-group-title tone-${severity}`}>{groupWords[severity]}</h3>
          <ul>
            {members.map((doc) => (
              <Rule key={doc.code} doc={doc} rules={rules} onRules={onRules} />
            ))}
          </ul>
        </div>
      ))}
      {docs.length > 0 && groups.length === 0 && <p class="quiet">No rule speaks of “{search.trim()}”.</p>}
    </section>
  );
}

const groupWords: Record<Severity, string> = {
  error: 'Errors: sending it as it stands would be a mistake',
  warning: 'Warnings: this lowers the chance of being accepted',
  suggestion: 'Suggestions: could be better',
};

function Rule({ doc, rules, onRules }: Omit<RulesProps, 'docs'> & { doc: RuleDoc }) {
  const off = isOff(rules, doc.code);
  return (
    <li class={off ? 'rule rule-off' : 'rule'} data-role="rule" data-rule={doc.code}>
      <Switch label={doc.summary} on={!off} role="rule-on" bare onChange={(on) => onRules((r) => setOff(r, doc.code, !on))} />
      <details class="rule-text">
        <summary>
          <span class="rule-summary">{doc.summary}</span> <code class="rule-code">{doc.code}</code>
        </summary>
        <AboutRule doc={doc} />
      </details>
      <select
        class="select select-small"
        aria-label={`Severity: ${doc.summary}`}
        data-role="rule-severity"
        disabled={off}
        value={rules.severity?.[doc.code] ?? doc.severity}
        onChange={(e) => onRules((r) => setSeverity(r, doc, e.currentTarget.value as Severity))}
      >
        {Object.entries(severityWords).map(([severity, word]) => (
          <option key={severity} value={severity}>
            {word}
          </option>
        ))}
      </select>
    </li>
  );
}
