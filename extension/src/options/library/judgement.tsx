import type { RefObject } from 'preact';
import type { InspectAnswer, RuleSettings } from '../../protocol';
import { useAnswer, useSettings } from '../../ui/background';
import { FindingItem } from '../../ui/finding';
import { wordsIn } from '../../ui/follow';
import { mending } from '../../ui/mending';
import { useToast } from '../../ui/toast';
import { count, shorten } from '../../ui/words';
import { ignore, setOff } from '../settings/rule-settings';

interface JudgementProps {
  /** The body that the answer is about; the field may be ahead of it by what was typed meanwhile. */
  body: string;
  answer: InspectAnswer;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** The errors and findings of a template as a list, gravest first. */
export function Judgement({ body, answer, field }: JudgementProps) {
  const toast = useToast();
  const { change } = useSettings();
  const docs = useAnswer('rules', {}).answer?.rules ?? [];
  const { show, apply } = mending(body, field);
  const changeRules = async (text: string, edit: (rules: RuleSettings) => RuleSettings) => {
    let before: RuleSettings = {};
    await change((settings) => ({ ...settings, rules: edit((before = settings.rules)) }));
    toast({ text, undo: () => void change((settings) => ({ ...settings, rules: before })) });
  };
  const total = answer.errors.length + answer.findings.length;
  return (
    <section class="judgement" aria-labelledby="judgement-title">
      <h2 class="part-title" id="judgement-title" aria-live="polite">
        {total ? count(total, 'finding') : 'Nothing to mend'}
      </h2>
      {!total && <p class="quiet">Warmnote is content with this template as it would be sent.</p>}
      <ul class="findings">
        {answer.errors.map((error) => (
          <FindingItem
            key={`error ${error.start} ${error.message}`}
            severity="error"
            message={error.message}
            quote={body.slice(error.start, error.end)}
            onShow={() => show(error)}
          />
        ))}
        {answer.findings.map((finding) => {
          const quote = wordsIn(finding, body);
          const doc = docs.find(({ code }) => code === finding.rule);
          return (
            <FindingItem
              key={`${finding.rule} ${finding.start} ${finding.end}`}
              severity={finding.severity}
              rule={finding.rule}
              message={finding.message}
              quote={quote}
              fixes={finding.fixes}
              onShow={() => show(finding)}
              onFix={apply}
              doc={doc}
              onIgnore={() =>
                void changeRules(`“${shorten(quote, 40)}” is ignored in all notes.`, (rules) => ignore(rules, finding.rule, quote))
              }
              onOff={() =>
                void changeRules(`Off in all notes: ${doc?.summary ?? finding.rule}`, (rules) => setOff(rules, finding.rule, true))
              }
              onSeverity={(severity) =>
                void changeRules(`Shown as ${severity} in all notes.`, (rules) => ({
                  ...rules,
                  severity: { ...rules.severity, [finding.rule]: severity },
                }))
              }
            />
          );
        })}
      </ul>
    </section>
  );
}
