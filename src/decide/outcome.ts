import { type Band, bandOf } from '../numeric/summary.ts';
import type { PlanInputs } from '../simulate/planInputs.ts';
import type { Simulation } from '../simulate/run.ts';
import { budgetSplit } from './budgetSplit.ts';
import { inBatches, NPV, SPLIT, shownSlots } from './outputs.ts';
import type { Comparable } from './pairs.ts';
import { runPlan, type Setting } from './setting.ts';

/** What one plan does, over all draws: bands by projected month, and the draws that comparisons need. */
export interface Outcome extends Comparable {
  readonly inputs: PlanInputs;
  /** By slot, over the projected months. */
  readonly series: ReadonlyMap<string, Band>;
  /** Budget-dependent part of the plan's own discovery in the last month, by draw. */
  readonly budgetDependenceEnd: Float64Array;
}

/** The full outcome of a plan, with its twin that stops advertising in the first projected month. */
export function planOutcome(setting: Setting, inputs: PlanInputs): Outcome {
  const split = budgetSplit(
    runPlan(setting, inputs, { outputs: SPLIT }),
    runPlan(setting, inputs, { outputs: SPLIT, intervention: { adsOffFrom: 0 } }),
  );
  const series = new Map<string, Band>(split.bands);
  const cells = setting.draws.count * (1 + setting.world.timeline.projected.length);
  for (const outputs of inBatches(shownSlots(setting.world.model), cells)) {
    const simulation = runPlan(setting, inputs, { outputs });
    for (const slot of outputs) series.set(slot, bandOf(projectedMonths(simulation, slot)));
  }
  return { inputs, series, budgetDependenceEnd: split.budgetDependenceEnd, ...cashOutcome(setting, inputs) };
}

/** Only the money: enough to compare plans in another reading. */
export function cashOutcome(setting: Setting, inputs: PlanInputs): Comparable {
  const simulation = runPlan(setting, inputs, { outputs: [NPV, 'cumulative_contribution'] });
  return {
    name: inputs.name,
    npv: simulation.at(NPV, simulation.months - 1).slice(),
    cumulative: projectedMonths(simulation, 'cumulative_contribution').map((month) => month.slice()),
  };
}

/** A view of each projected month, month 0 left out. */
function projectedMonths(simulation: Simulation, slot: string): Float64Array[] {
  return Array.from({ length: simulation.months - 1 }, (_, index) => simulation.at(slot, index + 1));
}
