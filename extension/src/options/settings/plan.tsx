import type { Plan } from '../../protocol';

const plans: [plan: Plan, label: string, explained: string][] = [
  ['auto', 'Find out by itself', 'Warmnote takes the limit from LinkedIn’s own box, and 200 where the box does not tell.'],
  ['200', '200 characters', 'A free account.'],
  ['300', '300 characters', 'Premium or Sales Navigator.'],
];

/** How long a note may be. */
export function PlanChoice({ plan, onPlan }: { plan: Plan; onPlan: (plan: Plan) => void }) {
  return (
    <section class="card">
      <h2 class="card-title" id="plan-title">
        Length of a note
      </h2>
      <div class="choices" role="radiogroup" aria-labelledby="plan-title">
        {plans.map(([value, label, explained]) => (
          <label class="choice" key={value}>
            <input type="radio" name="plan" value={value} checked={plan === value} data-role="plan" onChange={() => onPlan(value)} />
            <span class="choice-label">{label}</span>
            <span class="choice-text">{explained}</span>
          </label>
        ))}
      </div>
    </section>
  );
}
