import type { Fix, RuleDoc, Severity } from '../protocol';
import { AboutRule, SeverityChoice } from './about-rule';
import { Prose } from './prose';
import { severityWords } from './severity';
import { quoted } from './words';

interface FindingProps {
  severity: Severity;
  /** The rule's code; absent for an error in a template's syntax. */
  rule?: string;
  message: string;
  /** The flagged words, "" when the finding is about the whole. */
  quote: string;
  fixes?: Fix[];
  /** What there is to know of the rule, once that is known. */
  doc?: RuleDoc | undefined;
  onShow: () => void;
  onFix?: (fix: Fix) => void;
  onIgnore?: () => void;
  onOff?: () => void;
  onSeverity?: (severity: Severity) => void;
}

/** One finding as a list item: what, where, and what can be done about it. */
export function FindingItem({ severity, rule, message, quote, fixes = [], doc, onShow, onFix, onIgnore, onOff, onSeverity }: FindingProps) {
  return (
    <li class={`finding finding-${severity}`} data-role={rule ? 'finding' : 'error'} data-rule={rule} data-severity={severity}>
      <p>
        <span class="finding-severity">{severityWords[severity]}</span> <Prose text={message} />
      </p>
      <div class="finding-actions">
        {quote && (
          <button type="button" class="finding-quote" data-role="show" onClick={onShow}>
            <span class="unseen">Show in the text: </span>
            {quoted(quote, 48)}
          </button>
        )}
        {fixes.map((fix) => (
          <button type="button" class="button button-small" key={fix.label} data-role="fix" onClick={() => onFix?.(fix)}>
            {fix.label}
          </button>
        ))}
        {onOff && (
          <details class="finding-more">
            <summary>Why?</summary>
            {doc && <AboutRule doc={doc} />}
            <div class="finding-wishes">
              {quote && onIgnore && (
                <button type="button" class="link-button" data-role="ignore" onClick={onIgnore}>
                  Ignore {quoted(quote, 48)} always
                </button>
              )}
              <button type="button" class="link-button" data-role="rule-off" onClick={onOff}>
                Turn this rule off
              </button>
            </div>
            {onSeverity && <SeverityChoice severity={severity} onChoose={onSeverity} />}
          </details>
        )}
      </div>
    </li>
  );
}
