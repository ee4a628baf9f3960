import { at } from '../../core/present.ts';
import { climb, type Top } from '../../numeric/climb/climb.ts';
import { nearestWithin } from '../../numeric/climb/within.ts';
import { type ByMonth, beyond, weightsAt } from './boundWeights.ts';
import { type Asked, missedMost, penalisedAt } from './penalised.ts';
import type { Problem } from './problem.ts';

/** How far to climb. */
export interface Effort {
  readonly most: number;
  /** Stops where a step promises less than this part of a month's money. */
  readonly enough: number;
}

export const ROUGH: Effort = { most: 12, enough: 1e-3 };
export const FINE: Effort = { most: 60, enough: 1e-6 };

/** Where a climb ended. */
export interface Reached {
  /** Money by lever. */
  readonly settings: Float64Array;
  readonly value: number;
  readonly prices: Top['prices'];
  readonly slope: Float64Array;
  /** The bound on a variable that is missed most, in tolerances; absent without bounds. */
  readonly missed?: { readonly says: string; readonly month: number; readonly by: number };
}

/** Rounds of multipliers: each climbs anew with what the last one missed made dearer. */
const ROUNDS = 6;

/** Climbs from the place within the limits that is nearest to `start`, money by lever. */
export function climbFrom(
  problem: Problem,
  { asked, start }: { readonly asked: Asked; readonly start: Float64Array },
  effort: Effort,
): Reached {
  const { spaces, unit } = problem;
  const begun = nearestWithin(
    start.map((money) => money / unit),
    spaces,
  );
  if ('clash' in begun) throw new Error('limits that clash were not refused');
  let place = begun;
  let by: ByMonth = new Map();
  let stiffness = 0.02 * unit;
  let [missed, before]: [Reached['missed'], number] = [undefined, Number.POSITIVE_INFINITY];
  for (let round = 1; ; round++) {
    const top = climbOnce(problem, { asked, place, by, stiffness }, effort);
    const settings = moneyOf(top.place, unit);
    const ended = { settings, value: top.value, prices: top.prices, slope: top.slope.map((value) => value / unit) };
    if (asked.bounded.length === 0) return ended;
    const over = beyond(asked.bounded, asked.meansAt(settings));
    missed = missedMost(asked.bounded, over);
    const farthest = missed ? missed.by : 0;
    if (farthest <= 1 || round === ROUNDS) return { ...ended, ...(missed && { missed }) };
    by = weightsAt(over, by, stiffness);
    if (farthest > before / 2) stiffness *= 4;
    [place, before] = [top.place, farthest];
  }
}

interface Once {
  readonly asked: Asked;
  readonly place: Float64Array;
  readonly by: ByMonth;
  readonly stiffness: number;
}

function climbOnce({ spaces, unit }: Problem, { asked, place, by, stiffness }: Once, { most, enough }: Effort): Top {
  return climb({
    valueAt: (units) => {
      const { value, slope } = penalisedAt(asked, { by, stiffness }, moneyOf(units, unit));
      return { value, slope: slope.map((one) => one * unit) };
    },
    limits: spaces,
    start: place,
    enough: enough * unit,
    most,
  });
}

/** Units as money; what rounding leaves below nothing is nothing. */
function moneyOf(units: Float64Array, unit: number): Float64Array {
  return units.map((value) => Math.max(0, value * unit));
}

/** The price of a limit in worth for each unit of money. */
export function priceOf({ prices }: Reached, problem: Problem, limit: number): number {
  const { weights } = at(problem.limits, limit);
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  const price = prices.get(limit);
  return price === undefined ? 0 : price / (problem.unit * length);
}
