import { addMonths, monthsBetween, stepOf, wholeSteps } from '../core/calendar.ts';
import { bandOf, type Spread, spreadOf } from '../numeric/summary.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Simulation } from '../run/simulate.ts';
import { lastIndex, type Timeline } from '../run/timeline.ts';
import type { PlanResult } from './decision.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import { CORE, NPV } from './outputs.ts';

/** Months or weeks of two years: what is watched after all spending stops. */
export function watchedAfter({ start }: Timeline): number {
  return wholeSteps(stepOf(start), 24);
}

/** Runs that go on for the watched months with nothing spent: the plan, the plan without its ads, and no spending at all. */
export interface Stopped {
  readonly plan: Simulation;
  readonly withoutAds: Simulation;
  readonly never: Simulation;
}

/**
 * What a plan leaves behind: all spending stops after the last projected month. Asset value is the discounted contribution
 * of two years after, above that of a brand that never spent from the first projected month on. What is left of
 * discovery splits into what content built (the plan without its ads, above the never-spender) and what ads built (the rest).
 */
export function runOff(
  setting: Setting,
  { plan, withoutAds, never }: Stopped,
): { runOff: PlanResult['runOff']; assetValue: Spread } {
  const { timeline } = setting.world;
  const horizon = lastIndex(timeline);
  const end = timeline.projected.at(-1) ?? timeline.start;
  const length = watchedAfter(timeline);
  const watched = Array.from({ length }, (_, index) => horizon + 1 + index);
  const share = (simulation: Simulation, month: number): Float64Array => simulation.at('discovery_share', month);
  return {
    assetValue: spreadOf(less(tailValue(plan, timeline), tailValue(never, timeline))),
    runOff: {
      months: monthsBetween(addMonths(end, 1), addMonths(end, length)),
      discoveryShare: bandOf(watched.map((month) => share(plan, month))),
      fromAds: bandOf(watched.map((month) => less(share(plan, month), share(withoutAds, month)))),
      fromContent: bandOf(watched.map((month) => less(share(withoutAds, month), share(never, month)))),
    },
  };
}

/** The brand that spends nothing from the first projected month on, run to the end of the watched months. */
export function neverSpending(setting: Setting, hold: PlanInputs): Simulation {
  const last = lastIndex(setting.world.timeline);
  const watched = watchedAfter(setting.world.timeline);
  return runPlan(setting, hold, {
    outputs: CORE,
    intervention: { spendingOffFrom: 0, runOff: watched },
    keeps: (output, month) =>
      (output === NPV && (month === last || month === last + watched)) || (output === 'discovery_share' && month > last),
  });
}

/** Present value earned in what is watched after the horizon. */
function tailValue(simulation: Simulation, timeline: Timeline): Float64Array {
  const horizon = lastIndex(timeline);
  return less(simulation.at(NPV, horizon + watchedAfter(timeline)), simulation.at(NPV, horizon));
}

function less(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, draw) => value - (right[draw] ?? 0));
}
