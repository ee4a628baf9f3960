import { type Band, bandOf, type Spread } from '../numeric/summary.ts';
import type { PlanInputs } from '../simulate/planInputs.ts';
import type { Simulation } from '../simulate/run.ts';
import { lastIndex, projectedIndices } from '../simulate/timeline.ts';
import { budgetSplit } from './budgetSplit.ts';
import type { PlanResult } from './decision.ts';
import { CORE, inBatches, NPV, shownSlots } from './outputs.ts';
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
  const indices = projectedIndices(setting.world.timeline);
  const plan = runPlan(setting, inputs, { outputs: CORE, intervention: { runOff: WATCHED } });
  const withoutAds = runPlan(setting, inputs, { outputs: CORE, intervention: { adsOffFrom: 0, runOff: WATCHED } });
  const split = budgetSplit(plan, withoutAds, indices);
  return {
    inputs,
    series: new Map([...split.bands, ...shownBands(setting, inputs)]),
    budgetDependenceEnd: split.budgetDependenceEnd,
    ...runOff(setting, { plan, withoutAds, never }),
    ...cashOf(plan, inputs, indices),
  };
}

/** Only the money: enough to compare plans in another reading. */
export function cashOutcome(setting: Setting, inputs: PlanInputs): Comparable {
  return cashOf(runPlan(setting, inputs, { outputs: CORE }), inputs, projectedIndices(setting.world.timeline));
}

function shownBands(setting: Setting, inputs: PlanInputs): [slot: string, band: Band][] {
  const { model, timeline } = setting.world;
  return inBatches(shownSlots(model), setting.draws.count * (1 + lastIndex(timeline))).flatMap((outputs) => {
    const simulation = runPlan(setting, inputs, { outputs });
    return outputs.map((slot): [string, Band] => [slot, bandOf(viewsOf(simulation, slot, projectedIndices(timeline)))]);
  });
}

/** Copies, so that the run's own buffer can go. */
function cashOf(simulation: Simulation, { name }: PlanInputs, indices: readonly number[]): Comparable {
  const cumulative = viewsOf(simulation, 'cumulative_contribution', indices).map((month) => month.slice());
  return { name, npv: simulation.at(NPV, indices.at(-1) ?? 0).slice(), cumulative };
}

function viewsOf(simulation: Simulation, slot: string, indices: readonly number[]): Float64Array[] {
  return indices.map((month) => simulation.at(slot, month));
}
