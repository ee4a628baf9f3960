import { mapLazily } from '../core/mapLazily.ts';
import { type Band, bandOf, type Spread } from '../numeric/summary.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Keeps, Simulation } from '../run/simulate.ts';
import { lastIndex, projectedIndices } from '../run/timeline.ts';
import { budgetDependence, splitBands } from './budgetSplit.ts';
import type { PlanResult } from './decision.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import { errorOf, measuredAt } from './measuredBands.ts';
import { type Core, inBatches, shownSlots } from './outputs.ts';
import type { Comparable } from './pairs.ts';
import { NOTHING_LEFT, runOffOf, runOffValueOf } from './runOff.ts';
import { watchedAfter } from './watchedAfter.ts';
import { worthOf } from './worth.ts';

/** What one plan does, over all draws: bands by projected month, what it leaves behind, and the draws that comparisons need. */
export interface Outcome extends Comparable {
  readonly inputs: PlanInputs;
  /** By slot, over the projected months. */
  readonly series: ReadonlyMap<string, Band>;
  readonly measured: ReadonlyMap<string, Band>;
  /** Budget-dependent part of what the plan wins in the last month, by draw; absent where the model splits nothing. */
  readonly budgetDependenceEnd?: Float64Array;
  readonly runOff: PlanResult['runOff'];
  readonly runOffValue: Spread;
}

/** The full outcome of a plan, with its twin that stops advertising in the first projected month and the brand that never spends. */
export function planOutcome(setting: Setting, inputs: PlanInputs, never: Simulation): Outcome {
  const { timeline } = setting.world;
  const indices = projectedIndices(timeline);
  const keeps = keptMonths(setting);
  const { core } = setting;
  const watched = watchedAfter(timeline);
  const plan = runPlan(setting, inputs, { outputs: core.outputs, intervention: { runOff: watched }, keeps });
  const withoutAds =
    core.split &&
    runPlan(setting, inputs, {
      outputs: core.outputs,
      intervention: { adsOffFrom: 0, runOff: watched },
      keeps: (output, month) => isSplit(core, output) && keeps(output, month),
    });
  const pair = core.split && withoutAds && { plan, withoutAds, split: core.split };
  const shown = shownBands(setting, inputs);
  return {
    inputs,
    series: new Map([...(pair ? splitBands(pair, indices) : []), ...shown.series]),
    measured: shown.measured,
    ...(pair && { budgetDependenceEnd: budgetDependence(pair, lastIndex(timeline)) }),
    runOff: pair ? runOffOf(setting, pair, never) : NOTHING_LEFT,
    runOffValue: runOffValueOf(setting, plan, never),
    ...worthOf(setting, inputs),
  };
}

/** Outputs that both twins are compared in. */
function isSplit({ split }: Core, output: string): boolean {
  return output === split?.share || output === split?.paid;
}

/** What is read of a run whose spending stops: the share in every month from the first projected one, its parts up to the last, the value there and at the end. */
function keptMonths({ core, world: { timeline } }: Setting): Keeps {
  const last = lastIndex(timeline);
  return (output, month) => {
    if (month <= timeline.actual) return false;
    if (output === core.split?.share) return true;
    if (output === core.value) return month === last || month === last + watchedAfter(timeline);
    return isSplit(core, output) && month <= last;
  };
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
