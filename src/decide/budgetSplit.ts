import { mapLazily } from '../core/mapLazily.ts';
import { at } from '../core/present.ts';
import { type Band, bandOf } from '../numeric/summary.ts';
import type { Simulation } from '../run/simulate.ts';
import type { Core } from './outputs.ts';

/** A plan and its twin without advertising, on the same draws, and the variables that are split. */
export interface Pair {
  readonly plan: Simulation;
  readonly withoutAds: Simulation;
  readonly split: NonNullable<Core['split']>;
}

/** The parts of a plan's discovery share in one month, by draw. They add up to the plan's share. */
export interface SplitMonth {
  /** Share of the twin that stops advertising in the first projected month. */
  readonly earned: Float64Array;
  /** Ad clicks bought since then, less the organic clicks that they displaced. */
  readonly paid: Float64Array;
  /** What else the twin lacks: the organic rank that advertising holds up. */
  readonly adSupported: Float64Array;
  readonly budgetDependent: Float64Array;
}

/**
 * Splits discovery by running the plan twice on the same draws, with and without advertising. Clicks still flowing from
 * advertising before the first projected month come to both twins, so they count as nobody's decision: as earned.
 */
export function splitMonth({ plan, withoutAds: twin, split }: Pair, month: number): SplitMonth {
  const share = plan.at(split.share, month);
  const earned = twin.at(split.share, month);
  const budgetDependent = share.map((value, draw) => value - at(earned, draw));
  const paidInTwin = twin.at(split.paid, month);
  const paid = plan.at(split.paid, month).map((value, draw) => value - at(paidInTwin, draw));
  return { earned, paid, adSupported: budgetDependent.map((value, draw) => value - at(paid, draw)), budgetDependent };
}

const PARTS = [
  ['earned', 'earned'],
  ['paid', 'paid'],
  ['ad_supported', 'adSupported'],
  ['budget_dependent', 'budgetDependent'],
] as const;

/** Bands of the parts over these months, by the names that outputs give them. */
export function splitBands(pair: Pair, indices: readonly number[]): [slot: string, band: Band][] {
  return PARTS.map(([slot, part]) => [slot, bandOf(mapLazily(indices, (month) => splitMonth(pair, month)[part]))]);
}

/** How much of what the plan wins itself hangs on the budget in a month, by draw, 0 to 1. */
export function budgetDependence(pair: Pair, month: number): Float64Array {
  const share = pair.plan.at(pair.split.share, month);
  return splitMonth(pair, month).budgetDependent.map((value, draw) => (share[draw] ? value / share[draw] : 0));
}
