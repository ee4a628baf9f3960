import { type Band, bandOf, type Spread } from '../numeric/summary.ts';
import type { PlanInputs } from '../simulate/planInputs.ts';
import type { Simulation } from '../simulate/run.ts';
import { budgetSplit } from './budgetSplit.ts';
import type { PlanResult } from './decision.ts';
import { CASH, inBatches, NPV, SPLIT, shownSlots } from './outputs.ts';
import type { Comparable } from './pairs.ts';
import { runOff, WATCHED } from './runOff.ts';
import { runPlan, type Setting } from './setting.ts';

/** What one plan does, over all draws: bands by projected month, what it leaves behind, and the draws that comparisons need. */
export interface Outcome extends Comparable {
  readonly inputs: PlanInputs;
  /** By slot, over the projected months. */
  readonly series: ReadonlyMap<string, Band>;
  /** Budget-dependent part of the plan's own discovery in the last month, by draw. */
  readonly budgetDependenceEnd: Float64Array;
  readonly runOff: PlanResult['runOff'];
  readonly assetValue: Spread;
}

/** The full outcome of a plan, with its twin that stops advertising in the first projected month and the brand that never spends. */
export function planOutcome(setting: Setting, inputs: PlanInputs, never: Simulation): Outcome {
  const horizon = setting.world.timeline.projected.length;
  const plan = runPlan(setting, inputs, { outputs: [...SPLIT, ...CASH], intervention: { runOff: WATCHED } });
  const withoutAds = runPlan(setting, inputs, { outputs: SPLIT, intervention: { adsOffFrom: 0, runOff: WATCHED } });
  const split = budgetSplit(plan, withoutAds, horizon);
  return {
    inputs,
    series: new Map([...split.bands, ...shownBands(setting, inputs)]),
    budgetDependenceEnd: split.budgetDependenceEnd,
    ...runOff(setting, { plan, withoutAds, never }),
    ...cashOf(plan, inputs, horizon),
  };
}

/** Only the money: enough to compare plans in another reading. */
export function cashOutcome(setting: Setting, inputs: PlanInputs): Comparable {
  return cashOf(runPlan(setting, inputs, { outputs: CASH }), inputs, setting.world.timeline.projected.length);
}

function shownBands(setting: Setting, inputs: PlanInputs): [slot: string, band: Band][] {
  const horizon = setting.world.timeline.projected.length;
  return inBatches(shownSlots(setting.world.model), setting.draws.count * (1 + horizon)).flatMap((outputs) => {
    const simulation = runPlan(setting, inputs, { outputs });
    return outputs.map((slot): [string, Band] => [slot, bandOf(projectedMonths(simulation, slot, horizon))]);
  });
}

/** Copies, so that the run's own buffer can go. */
function cashOf(simulation: Simulation, { name }: PlanInputs, horizon: number): Comparable {
  const cumulative = projectedMonths(simulation, 'cumulative_contribution', horizon).map((month) => month.slice());
  return { name, npv: simulation.at(NPV, horizon).slice(), cumulative };
}

/** A view of each projected month; month 0 and what comes after the horizon are left out. */
function projectedMonths(simulation: Simulation, slot: string, horizon: number): Float64Array[] {
  return Array.from({ length: horizon }, (_, index) => simulation.at(slot, index + 1));
}
