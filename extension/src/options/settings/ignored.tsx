import { heed, ignore } from './rule-settings';
import { useToast } from '../../ui/toast';
import { shorten } from '../../ui/words';
import type { RulesProps } from './rules';

/** The findings that are ignored for good, each with the way back. */
export function Ignored({ rules, onRules }: RulesProps) {
  const toast = useToast();
  const ignored = rules.ignored ?? [];
  const remove = (rule: string, text: string) => {
    onRules((r) => heed(r, rule, text));
    toast({ text: `“${shorten(text, 40)}” will be reported again.`, undo: () => onRules((r) => ignore(r, rule, text)) });
  };
  return (
    <section class="card" aria-labelledby="ignored-title">
      <h2 class="card-title" id="ignored-title">
        Ignored findings
      </h2>
      {ignored.length === 0 && <p class="quiet">None. “Never for these words” beside a finding puts it here.</p>}
      <ul class="ignored">
        {ignored.map(({ rule, text }) => (
          <li key={`${rule} ${text}`} data-role="ignored" data-rule={rule}>
            <span class="ignored-text">“{text}”</span> <code class="rule-code">{rule}</code>
            <button type="button" class="button button-small" data-role="heed" onClick={() => remove(rule, text)}>
              Report again
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
