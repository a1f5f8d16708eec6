import type { InspectAnswer } from '../../protocol';
import { questionsOf } from '../../tags';
import { fitOf, free, premium, type Fit } from '../../ui/limits';

/** Code units that the engine counts for an answer to what a template asks (internal/template/lengths.go). */
export const answerLength = 24;

type Lengths = InspectAnswer['lengths'];
type Verdict = { tone: 'good' | 'warning' | 'error'; text: string };

const verdicts: Record<Fit, Verdict> = {
  free: { tone: 'good', text: 'Fits every account, long names too.' },
  'free-usually': { tone: 'warning', text: 'Fits a free account for most people; with long names it needs Premium or a cut.' },
  premium: { tone: 'warning', text: 'Needs Premium or Sales Navigator: too long for a free account.' },
  'premium-usually': { tone: 'warning', text: 'Needs Premium, and with long names a cut even there.' },
  none: { tone: 'error', text: 'Too long for any account. Cut it to 300, better to 200.' },
};

/** Whom the filled text fits, in one sentence. */
export function verdict(lengths: Lengths): Verdict {
  return verdicts[fitOf(lengths)];
}

/** What the bar shows at most: in a longer one the limits would stand in one place. */
const longest = 3 * premium;

/** How many code units the whole bar stands for. */
export function scaleFor({ worst }: Lengths): number {
  return Math.min(longest, Math.max(premium * 1.1, worst));
}

/** How long the template is once it is filled, drawn against both limits. */
export function LengthMeter({ body, lengths }: { body: string; lengths: Lengths }) {
  const { tone, text } = verdict(lengths);
  const scale = scaleFor(lengths);
  const share = (n: number) => `${(100 * Math.min(n, scale)) / scale}%`;
  return (
    <section class={`lengths lengths-${tone}`} aria-label="Length once filled" data-role="lengths">
      <p class="lengths-figures">
        <span>
          Usually <b data-role="typical">{lengths.typical}</b>
        </span>
        <span>
          with long names <b data-role="worst">{lengths.worst}</b>
        </span>
      </p>
      <div class="lengths-bar" aria-hidden="true">
        <div class="lengths-worst" style={{ width: share(lengths.worst) }} />
        <div class="lengths-typical" style={{ width: share(lengths.typical) }} />
        {[free, premium].map((limit) => (
          <span class="lengths-limit" key={limit} style={{ insetInlineStart: share(limit) }}>
            {limit}
          </span>
        ))}
      </div>
      <p class="lengths-verdict">
        {text} {questionsOf([body]).length > 0 && `Answers are counted as ${answerLength} characters each.`}
      </p>
    </section>
  );
}
