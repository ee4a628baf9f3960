import { at } from '../core/present.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { lastIndex, projectedIndices } from '../run/timeline.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import type { Comparable } from './pairs.ts';
import { watchedAfter } from './watchedAfter.ts';

/**
 * What a plan is worth, draw by draw: the present value of the window, and of the two years after it, in which every plan goes on with
 * the money of `hold`, as far as that counts.
 */
export function worthOf(setting: Setting, inputs: PlanInputs): Comparable {
  const { core, assetCredit, draws, plans, world } = setting;
  const [last, watched] = [lastIndex(world.timeline), watchedAfter(world.timeline)];
  const [thenAs] = plans;
  const months = projectedIndices(world.timeline);
  const run = runPlan(setting, inputs, {
    outputs: core.outputs,
    intervention: assetCredit > 0 && thenAs ? { runOff: watched, thenAs } : {},
    keeps: (output, month) =>
      (output === core.value && (month === last || month === last + watched)) ||
      (output === core.cumulative && month > world.timeline.actual && month <= last),
  });
  const within = run.at(core.value, last);
  const after =
    assetCredit > 0
      ? run.at(core.value, last + watched).map((value, draw) => assetCredit * (value - at(within, draw)))
      : new Float64Array(within.length);
  return {
    name: inputs.name,
    value: within.map((value, draw) => value + at(after, draw)),
    within,
    after,
    cumulative: months.map((month) => run.at(core.cumulative, month)),
    ...(draws.batches && { batches: draws.batches }),
  };
}
