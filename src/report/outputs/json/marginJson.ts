import type { Margin } from '../../../decide/ranked.ts';
import type { Chance } from './chanceJson.ts';
import { roundedNumber } from './roundedNumber.ts';

/** One plan over another. */
export function marginJson({ difference, within, after, probability, error }: Margin, chance: Chance): object {
  return {
    value: chance.spread(difference),
    window: roundedNumber(within),
    after: roundedNumber(after),
    ...chance.probabilities({ probability_ahead: probability }),
    monte_carlo_error: roundedNumber(error),
  };
}
