import { groupBy } from '../../core/groupBy.ts';

import type { Model } from '../../language/model.ts';
import { meanOf } from '../../numeric/summary.ts';
import { compileFlat, compileGradient, fastestTarget } from '../../program/compileKernel.ts';
import type { Flat } from '../../program/flat.ts';
import { flatten } from '../../program/flatten.ts';
import type { Kernel } from '../../program/kernel.ts';
import { LEVERAGE, withLevers } from '../../program/levers.ts';
import type { ParameterDraws } from '../../run/draws.ts';
import type { PlanInputs } from '../../run/planSeries.ts';
import { leverRun, type Moved, type Weights } from './leverRun.ts';

/** What a setting of the levers is worth, draw by draw, and how that changes with each of them. */
export interface Slopes {
  readonly worth: Float64Array;
  /** `slopes[lever * draws + draw]`: worth for each unit of money more in the span. */
  readonly slopes: Float64Array;
}

export type WorthAt = (settings: ArrayLike<number>, weights?: Weights) => Slopes;

/** Worth and its derivatives by these levers: a program compiled once, run over any draws, and over money of another plan. */
export function worthOfLevers(moved: Moved): (draws: ParameterDraws, base?: PlanInputs) => WorthAt {
  const kernel = slopesKernel(moved);
  return (draws, base) => {
    const run = leverRun({ ...moved, ...(base && { base }) }, kernel, draws);
    return (settings, weights) => {
      const { ends } = run(settings, weights);
      const from = (kernel.finals.indexOf(LEVERAGE) + 1) * draws.count;
      return {
        worth: ends.slice(from - draws.count, from),
        slopes: ends.slice(from, from + moved.levers.length * draws.count),
      };
    };
  };
}

/** By what a model's programs are made from: its tables may change without a program changing. */
const COMPILED = new WeakMap<Model['variables'], Map<string, Kernel>>();

/** Compiled once for each set of levers and penalties. */
function slopesKernel(moved: Moved): Kernel {
  const { variables } = moved.setting.world.model;
  const compiled = COMPILED.get(variables) ?? new Map<string, Kernel>();
  COMPILED.set(variables, compiled);
  const names = moved.levers.map(({ name }) => name);
  const key = JSON.stringify([names, moved.penalties]);
  const kernel = compiled.get(key) ?? compileGradient(flatOf(moved), { final: LEVERAGE, by: new Set(names) }, fastestTarget());
  compiled.set(key, kernel);
  return kernel;
}

/** Means of the penalties by projected month. */
export function penaltiesOf(moved: Moved): (draws: ParameterDraws) => (settings: ArrayLike<number>) => Weights {
  const names = moved.penalties.map(({ name }) => name);
  const kernel = compileFlat(flatOf(moved), names, fastestTarget());
  const { actual, projected } = moved.setting.world.timeline;
  return (draws) => {
    const run = leverRun(moved, kernel, draws);
    return (settings) => {
      const { out, months } = run(settings);
      const meanIn = (index: number, month: number): number => {
        const from = (index * months + actual + 1 + month) * draws.count;
        return meanOf(out.subarray(from, from + draws.count));
      };
      return new Map(names.map((name, index) => [name, projected.map((_, month) => meanIn(index, month))]));
    };
  };
}

function flatOf({ setting: { world, core }, levers, penalties }: Moved): Flat {
  const bySlot = groupBy(levers, ({ slot }) => slot);
  const named = new Map([...bySlot].map(([slot, list]) => [slot, list.map(({ name }) => name)]));
  return withLevers(flatten(world.model), { levers: named, value: core.value, penalties });
}
