import { formatPeriod } from '../../../core/calendar.ts';
import type { PlanCash } from '../../../decide/planCash.ts';
import type { Chance } from './chanceJson.ts';
import { roundedNumber } from './roundedNumber.ts';

/** Where a plan's cash is furthest behind that of `hold`, and whether a stated limit breaks. */
export function cashJson({ deepest, limit }: PlanCash, chance: Chance): object {
  return {
    ...(deepest && {
      deepest: {
        month: formatPeriod(deepest.month),
        mean: roundedNumber(deepest.mean),
        ...chance.probabilities({ p10: deepest.p10 }),
      },
    }),
    ...(limit && {
      limit: { money: roundedNumber(limit.money), ...chance.probabilities({ probability_broken: limit.probabilityBroken }) },
    }),
  };
}
