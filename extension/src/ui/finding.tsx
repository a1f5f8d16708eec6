import type { Fix, Severity } from '../protocol';
import { Prose } from './prose';
import { shorten } from './words';

export const severityWords: Record<Severity, string> = { error: 'Error', warning: 'Warning', suggestion: 'Suggestion' };

interface FindingProps {
  severity: Severity;
  /** The rule's code; absent for an error in a template's syntax. */
  rule?: string;
  message: string;
  /** The flagged words, "" when the finding is about the whole. */
  quote: string;
  fixes?: Fix[];
  onShow: () => void;
  onFix?: (fix: Fix) => void;
  onIgnore?: () => void;
  onOff?: () => void;
}

/** One finding as a list item: what, where, and what can be done about it. */
export function FindingItem({ severity, rule, message, quote, fixes = [], onShow, onFix, onIgnore, onOff }: FindingProps) {
  return (
    <li class={`finding finding-${severity}`} data-role={rule ? 'finding' : 'error'} data-rule={rule} data-severity={severity}>
      <p class="finding-message">
        <span class="finding-severity">{severityWords[severity]}</span> <Prose text={message} />
      </p>
      <div class="finding-actions">
        {quote && (
          <button type="button" class="finding-quote" data-role="show" onClick={onShow}>
            <span class="unseen">Show in the text: </span>“{shorten(quote, 48)}”
          </button>
        )}
        {fixes.map((fix) => (
          <button type="button" class="button button-small" key={fix.label} data-role="fix" onClick={() => onFix?.(fix)}>
            {fix.label}
          </button>
        ))}
        {onOff && (
          <details class="finding-more">
            <summary>Not helpful?</summary>
            {quote && onIgnore && (
              <button type="button" class="link-button" data-role="ignore" onClick={onIgnore}>
                Ignore these words
              </button>
            )}
            <button type="button" class="link-button" data-role="rule-off" onClick={onOff}>
              Never this rule
            </button>
          </details>
        )}
      </div>
    </li>
  );
}
