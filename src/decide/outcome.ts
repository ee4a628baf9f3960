import { mapLazily } from '../core/mapLazily.ts';
import { type Band, bandOf, type Spread } from '../numeric/summary.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Keeps, Simulation } from '../run/simulate.ts';
import { lastIndex, projectedIndices, type Timeline } from '../run/timeline.ts';
import { budgetDependence, splitBands } from './budgetSplit.ts';
import type { PlanResult } from './decision.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import { errorOf, measuredAt } from './measuredBands.ts';
import { CORE, inBatches, NPV, shownSlots } from './outputs.ts';
import type { Comparable } from './pairs.ts';
import { runOff, watchedAfter } from './runOff.ts';

/** What one plan does, over all draws: bands by projected month, what it leaves behind, and the draws that comparisons need. */
export interface Outcome extends Comparable {
  readonly inputs: PlanInputs;
  /** By slot, over the projected months. */
  readonly series: ReadonlyMap<string, Band>;
  readonly measured: ReadonlyMap<string, Band>;
  /** Budget-dependent part of the plan's own discovery in the last month, by draw. */
  readonly budgetDependenceEnd: Float64Array;
  readonly runOff: PlanResult['runOff'];
  readonly assetValue: Spread;
}

/** The full outcome of a plan, with its twin that stops advertising in the first projected month and the brand that never spends. */
export function planOutcome(setting: Setting, inputs: PlanInputs, never: Simulation): Outcome {
  const { timeline } = setting.world;
  const indices = projectedIndices(timeline);
  const keeps = keptMonths(timeline);
  const watched = watchedAfter(timeline);
  const plan = runPlan(setting, inputs, { outputs: CORE, intervention: { runOff: watched }, keeps });
  const withoutAds = runPlan(setting, inputs, {
    outputs: CORE,
    intervention: { adsOffFrom: 0, runOff: watched },
    keeps: (output, month) => SPLIT.has(output) && keeps(output, month),
  });
  const shown = shownBands(setting, inputs);
  return {
    inputs,
    series: new Map([...splitBands(plan, withoutAds, indices), ...shown.series]),
    measured: shown.measured,
    budgetDependenceEnd: budgetDependence(plan, withoutAds, lastIndex(timeline)),
    ...runOff(setting, { plan, withoutAds, never }),
    ...cashOf(plan, inputs, indices),
  };
}

/** Outputs that both twins are compared in. */
const SPLIT: ReadonlySet<string> = new Set(['discovery_share', 'paid_discovery']);

/** What is read of a run: discovery in every month from the first projected one, its parts and the cash up to the last, NPV there and at the end of the run-off. */
function keptMonths(timeline: Timeline): Keeps {
  const last = lastIndex(timeline);
  return (output, month) => {
    if (month <= timeline.actual) return false;
    if (output === 'discovery_share') return true;
    if (output === NPV) return month === last || month === last + watchedAfter(timeline);
    return month <= last;
  };
}

/** Only the money: enough to compare plans in another reading. */
export function cashOutcome(setting: Setting, inputs: PlanInputs): Comparable {
  const { timeline } = setting.world;
  const kept = keptMonths(timeline);
  const simulation = runPlan(setting, inputs, {
    outputs: CORE,
    keeps: (output, month) => !SPLIT.has(output) && kept(output, month),
  });
  return cashOf(simulation, inputs, projectedIndices(timeline));
}

function cashOf(simulation: Simulation, { name }: PlanInputs, indices: readonly number[]): Comparable {
  const cumulative = indices.map((month) => simulation.at('cumulative_contribution', month));
  return { name, npv: simulation.at(NPV, indices.at(-1) ?? 0), cumulative };
}

/** Bands of what a report shows, a few outputs at a time; and of what history measures, as it would be measured. */
function shownBands(setting: Setting, inputs: PlanInputs): Pick<Outcome, 'series' | 'measured'> {
  const { model, timeline } = setting.world;
  const indices = projectedIndices(timeline);
  const [series, measured] = [new Map<string, Band>(), new Map<string, Band>()];
  for (const outputs of inBatches(shownSlots(model), setting.draws.count * indices.length)) {
    const simulation = runPlan(setting, inputs, { outputs, keeps: (_, month) => month > timeline.actual });
    for (const slot of outputs) {
      const values = indices.map((month) => simulation.at(slot, month));
      series.set(slot, bandOf(values));
      const error = errorOf(setting, slot);
      if (error) measured.set(slot, bandOf(mapLazily(values, (draws, month) => measuredAt(draws, error, month + 1))));
    }
  }
  return { series, measured };
}
