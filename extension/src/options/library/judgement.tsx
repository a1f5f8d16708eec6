import type { RefObject } from 'preact';
import { toFailure } from '../../failure';
import type { InspectAnswer, RuleSettings, SettingsChange } from '../../protocol';
import { useAnswer, useBackground } from '../../ui/background';
import { FindingItem } from '../../ui/finding';
import { wordsIn } from '../../ui/follow';
import { mending } from '../../ui/mending';
import { useToast } from '../../ui/toast';
import { count, quoted } from '../../ui/words';

interface JudgementProps {
  /** The body that the answer is about; the field may be ahead of it by what was typed meanwhile. */
  body: string;
  answer: InspectAnswer;
  rules: RuleSettings;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The field cannot be changed. */
  readOnly: boolean;
}

/** The errors and findings of a template as a list, gravest first. */
export function Judgement({ body, answer, rules, field, readOnly }: JudgementProps) {
  const toast = useToast();
  const background = useBackground();
  const docs = useAnswer('rules', {}).answer?.rules ?? [];
  const { show, apply } = mending(body, field);
  /** Answers whether it is changed; why not is said in place of the undo. */
  const change = async (to: SettingsChange) => {
    try {
      await background.request('changeSettings', to);
      return true;
    } catch (thrown) {
      toast({ text: toFailure(thrown).message });
      return false;
    }
  };
  const choose = async (to: SettingsChange, text: string, opposite: SettingsChange) => {
    if (await change(to)) toast({ text, undo: () => void change(opposite) });
  };
  /** Chooses what takes the finding away, and the button with it that has the focus. */
  const dismiss = (to: SettingsChange, text: string, opposite: SettingsChange) => {
    field.current?.focus();
    void choose(to, text, opposite);
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
          const { rule } = finding;
          const quote = wordsIn(finding, body);
          const doc = docs.find(({ code }) => code === rule);
          return (
            <FindingItem
              key={`${rule} ${finding.start} ${finding.end}`}
              severity={finding.severity}
              rule={rule}
              message={finding.message}
              quote={quote}
              fixes={readOnly ? [] : finding.fixes}
              onShow={() => show(finding)}
              onFix={apply}
              doc={doc}
              onIgnore={() => {
                const words = { rule, words: quote };
                dismiss({ ...words, ignored: true }, `Ignored from now on: ${quoted(quote)}.`, { ...words, ignored: false });
              }}
              onOff={() => dismiss({ rule, off: true }, `Off in all notes: ${doc?.summary ?? rule}`, { rule, off: false })}
              onSeverity={(severity) =>
                void choose({ rule, severity }, `Shown as ${severity} in all notes.`, { rule, severity: rules.severity?.[rule] ?? null })
              }
            />
          );
        })}
      </ul>
    </section>
  );
}
