import { useRef } from 'preact/hooks';
import { heed, ignore } from './rule-settings';
import { useToast } from '../../ui/toast';
import { quoted } from '../../ui/words';
import type { RulesProps } from './rules';

/** The findings that are ignored in all notes, each with the way back. */
export function Ignored({ docs, rules, onRules }: RulesProps) {
  const toast = useToast();
  const list = useRef<HTMLUListElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const ignored = rules.ignored ?? [];
  const summaryOf = (rule: string) => docs.find(({ code }) => code === rule)?.summary ?? rule;
  const remove = (rule: string, text: string, place: number) => {
    const buttons = list.current!.querySelectorAll('button');
    (buttons[place + 1] ?? buttons[place - 1] ?? title.current)?.focus(); // the button that has it goes
    onRules((r) => heed(r, rule, text));
    toast({ text: `Not ignored any more: ${quoted(text)}.`, undo: () => onRules((r) => ignore(r, rule, text)) });
  };
  return (
    <section class="card" aria-labelledby="ignored-title">
      <h2 class="card-title" id="ignored-title" ref={title} tabIndex={-1}>
        Ignored findings
      </h2>
      {ignored.length === 0 && <p class="quiet">None. “Ignore … always”, where a finding gives its reason, puts its words here.</p>}
      <ul class="ignored" ref={list}>
        {ignored.map(({ rule, text }, place) => (
          <li key={`${rule} ${text}`} data-role="ignored" data-rule={rule}>
            <span class="ignored-text">
              {quoted(text, Infinity)} <span class="quiet">{summaryOf(rule)}</span>
            </span>
            <button type="button" class="button button-small" data-role="heed" onClick={() => remove(rule, text, place)}>
              Stop ignoring<span class="unseen"> {quoted(text, Infinity)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
