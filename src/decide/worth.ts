import { at } from '../core/present.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Simulation } from '../run/simulate.ts';
import { lastIndex, projectedIndices } from '../run/timeline.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import type { Comparable } from './pairs.ts';
import { watchedAfter } from './watchedAfter.ts';

/**
 * What a plan is worth, draw by draw: the present value of the window, and of the two years after it, in which every plan goes on with
 * the money of `hold`, as far as that counts.
 */
export function worthOf(setting: Setting, inputs: PlanInputs): Comparable {
  return worthBeside(setting, inputs, []).worth;
}

/** The same, and the run that tells it, which keeps the projected months of more outputs. */
export function worthBeside(
  setting: Setting,
  inputs: PlanInputs,
  more: readonly string[],
): { readonly worth: Comparable; readonly run: Simulation } {
  const { core, assetCredit, plans, world } = setting;
  const [last, watched] = [lastIndex(world.timeline), watchedAfter(world.timeline)];
  const [thenAs] = plans;
  const kept = new Set([core.cumulative, ...more]);
  const run = runPlan(setting, inputs, {
    outputs: more.length === 0 ? core.outputs : [...new Set([...core.outputs, ...more])],
    intervention: assetCredit > 0 && thenAs ? { runOff: watched, thenAs } : {},
    keeps: (output, month) =>
      (output === core.value && (month === last || month === last + watched)) ||
      (kept.has(output) && month > world.timeline.actual && month <= last),
  });
  return { worth: worthIn(run, inputs.name, setting), run };
}

function worthIn(run: Simulation, name: string, { core, assetCredit, draws, world }: Setting): Comparable {
  const last = lastIndex(world.timeline);
  const within = run.at(core.value, last);
  const after =
    assetCredit > 0
      ? run.at(core.value, last + watchedAfter(world.timeline)).map((value, draw) => assetCredit * (value - at(within, draw)))
      : new Float64Array(within.length);
  return {
    name,
    value: within.map((value, draw) => value + at(after, draw)),
    within,
    after,
    cumulative: projectedIndices(world.timeline).map((month) => run.at(core.cumulative, month)),
    ...(draws.batches && { batches: draws.batches }),
  };
}
