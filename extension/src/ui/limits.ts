/** The two limits that a note may have, and whom a template fits under them. */
import type { InspectAnswer } from '../protocol';

/** Code units of a note on a free account, and with Premium or Sales Navigator. */
export const free = 200;
export const premium = 300;

type Lengths = InspectAnswer['lengths'];

/** Where the lengths of a template lie: its worst within the lower limit, only its usual one, and so on. */
export type Fit = 'free' | 'free-usually' | 'premium' | 'premium-usually' | 'none';

export function fitOf({ typical, worst }: Lengths): Fit {
  if (worst <= free) return 'free';
  if (typical <= free) return 'free-usually';
  if (worst <= premium) return 'premium';
  return typical <= premium ? 'premium-usually' : 'none';
}

/** The same in a few words. */
export function fitWords(lengths: Lengths): string {
  const words: Record<Fit, string> = {
    free: `fits ${free} for all`,
    'free-usually': `fits ${free} for most, ${lengths.worst <= premium ? `${premium} for all` : `${premium} not for all`}`,
    premium: `over ${free}, fits ${premium} for all`,
    'premium-usually': `over ${free}, fits ${premium} for most`,
    none: `over ${premium}`,
  };
  return words[fitOf(lengths)];
}
