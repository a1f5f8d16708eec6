import type { RuleDoc, Severity } from '../protocol';
import { severityWords } from './severity';

/** Why a rule speaks up, where that comes from, and how solid it is. */
export function AboutRule({ doc }: { doc: RuleDoc }) {
  return (
    <div class="about-rule" data-role="why">
      <p>{doc.why}</p>
      <p class="quiet">Source: {doc.source}</p>
      <p class="quiet">{doc.solid}</p>
    </div>
  );
}

interface SeverityChoiceProps {
  severity: Severity;
  onChoose: (severity: Severity) => void;
}

/** How grave the findings of a rule are to be. Buttons, since a page around us may trap what a select opens. */
export function SeverityChoice({ severity, onChoose }: SeverityChoiceProps) {
  return (
    <div class="severity-choice" role="group" aria-label="Severity of this rule">
      <span class="quiet">Show it as</span>
      {(Object.keys(severityWords) as Severity[]).map((each) => (
        <button
          type="button"
          class="choice-button"
          key={each}
          aria-pressed={each === severity}
          data-role={`as-${each}`}
          onClick={() => onChoose(each)}
        >
          {severityWords[each]}
        </button>
      ))}
    </div>
  );
}
