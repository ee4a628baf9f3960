import { addPeriods, periodsBetween } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { type Band, bandOf, type Spread, spreadOf } from '../numeric/summary.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Simulation } from '../run/simulate.ts';
import { lastIndex } from '../run/timeline.ts';
import type { Pair } from './budgetSplit.ts';
import type { PlanResult } from './decision.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import { watchedAfter } from './watchedAfter.ts';

/**
 * What is left of the share when all spending stops after the last projected month: what content built (the plan without its
 * ads, above the brand that never spends) and what ads built (the rest).
 */
export function runOffOf(setting: Setting, { plan, withoutAds, split }: Pair, never: Simulation): PlanResult['runOff'] {
  const { timeline } = setting.world;
  const end = timeline.projected.at(-1) ?? timeline.start;
  const length = watchedAfter(timeline);
  const watched = Array.from({ length }, (_, index) => lastIndex(timeline) + 1 + index);
  const share = (simulation: Simulation, month: number): Float64Array => simulation.at(split.share, month);
  return {
    months: periodsBetween(addPeriods(end, 1), addPeriods(end, length)),
    discoveryShare: bandOf(watched.map((month) => share(plan, month))),
    fromAds: bandOf(watched.map((month) => less(share(plan, month), share(withoutAds, month)))),
    fromContent: bandOf(watched.map((month) => less(share(withoutAds, month), share(never, month)))),
  };
}

const EMPTY: Band = { mean: [], p10: [], p50: [], p90: [] };

/** What a model says of it that splits nothing. */
export const NOTHING_LEFT: PlanResult['runOff'] = { months: [], discoveryShare: EMPTY, fromAds: EMPTY, fromContent: EMPTY };

/**
 * What is left of a plan when all spending stops: the discounted contribution of the two years after, above that of a brand that
 * never spent from the first projected month on.
 */
export function runOffValueOf(setting: Setting, plan: Simulation, never: Simulation): Spread {
  return spreadOf(less(tailValue(setting, plan), tailValue(setting, never)));
}

/** The brand that spends nothing from the first projected month on, run to the end of the watched months. */
export function neverSpending(setting: Setting, hold: PlanInputs): Simulation {
  const { core } = setting;
  const last = lastIndex(setting.world.timeline);
  const watched = watchedAfter(setting.world.timeline);
  return runPlan(setting, hold, {
    outputs: core.outputs,
    intervention: { spendingOffFrom: 0, runOff: watched },
    keeps: (output, month) =>
      (output === core.value && (month === last || month === last + watched)) || (output === core.split?.share && month > last),
  });
}

/** Present value earned after the last projected month. */
function tailValue({ core, world: { timeline } }: Setting, simulation: Simulation): Float64Array {
  const horizon = lastIndex(timeline);
  return less(simulation.at(core.value, horizon + watchedAfter(timeline)), simulation.at(core.value, horizon));
}

function less(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, draw) => value - at(right, draw));
}
