/** The two limits that a note may have, and whom a template fits under them. */
import type { InspectAnswer, Plan } from '../protocol';

/** Code units of a note on a free account, and with Premium or Sales Navigator. */
export const free = 200;
export const premium = 300;

/** The limit of a note where no page tells it. A person who has not said which account they have is taken to have a free one. */
export function limitOn(plan: Plan): number {
  return plan === '300' ? premium : free;
}

type Lengths = InspectAnswer['lengths'];

/** Where the lengths of a template lie: its worst within the lower limit, only its usual one, and so on. */
export type Fit = 'free' | 'free-usually' | 'premium' | 'premium-usually' | 'none';

export function fitOf({ typical, worst }: Lengths): Fit {
  if (worst <= free) return 'free';
  if (typical <= free) return 'free-usually';
  if (worst <= premium) return 'premium';
  return typical <= premium ? 'premium-usually' : 'none';
}
