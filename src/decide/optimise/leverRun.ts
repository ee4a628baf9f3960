import { at } from '../../core/present.ts';
import type { Block, Kernel } from '../../program/kernel.ts';
import { COUNTED, type Penalty } from '../../program/levers.ts';
import type { ParameterDraws } from '../../run/draws.ts';
import { openRun } from '../../run/openRun.ts';
import { parameterColumns } from '../../run/parameterColumns.ts';
import type { PlanInputs } from '../../run/planSeries.ts';
import { shockRows } from '../../run/shocks.ts';
import { spentUnder } from '../../run/spentUnder.ts';
import { lastIndex } from '../../run/timeline.ts';
import type { Setting } from '../decisionSetting.ts';
import { watchedAfter } from '../watchedAfter.ts';
import { holdOf, type Lever, planWith } from './moneyLevers.ts';

/** What moves, and what is asked of it. */
export interface Moved {
  readonly setting: Setting;
  readonly levers: readonly Lever[];
  readonly penalties: readonly Penalty[];
  /** What the levers add to; no money at all where absent. */
  readonly base?: PlanInputs;
}

/** Weights of what is taken from the worth: by penalty, one a projected month. */
export type Weights = ReadonlyMap<string, readonly number[]>;

type Filled = Pick<Required<Block>, 'out' | 'ends'> & { readonly months: number };

/** Runs a program over draws, for any setting of the levers; what it fills is filled again by the next run. */
export function leverRun(
  moved: Moved,
  kernel: Kernel,
  draws: ParameterDraws,
): (settings: ArrayLike<number>, weights?: Weights) => Filled {
  const months = monthsOf(moved);
  const open = opening(moved, kernel, months);
  const unweighted = open(new Map());
  const { block, set } = buffersFor(kernel, { moved, draws, months });
  return (settings, weights) => {
    set(settings);
    (weights ? open(weights) : unweighted)({ ...block, from: 0, to: draws.count });
    return { out: block.out, ends: block.ends, months };
  };
}

/** The window, and the two years after it where they count. */
function monthsOf({ setting: { assetCredit, world } }: Moved): number {
  return 1 + lastIndex(world.timeline) + (assetCredit > 0 ? watchedAfter(world.timeline) : 0);
}

function opening(moved: Moved, kernel: Kernel, months: number): (weights: Weights) => (block: Block) => void {
  const { setting, levers, penalties } = moved;
  const { timeline, model, marketplace } = setting.world;
  const last = lastIndex(timeline);
  const still = moved.base ?? planWith({ levers, settings: new Float64Array(levers.length), setting, name: 'levers' });
  const inputs = spentUnder({ runOff: months - 1 - last, thenAs: holdOf(setting) }, still, { world: setting.world, months });
  const overMonths = (value: (projected: number) => number, later: number): Float64Array =>
    Float64Array.from({ length: months }, (_, month) =>
      month <= timeline.actual ? 0 : month <= last ? value(month - timeline.actual - 1) : later,
    );
  const parts = levers.map(({ name, shares }) => [name, overMonths((month) => at(shares, month), 0)] as const);
  const counted = [COUNTED, overMonths(() => 1, setting.assetCredit)] as const;
  const weighted = (weights: Weights) =>
    penalties.map(({ name }) => {
      const own = weights.get(name);
      return [name, overMonths((month) => (own ? at(own, month) : 0), 0)] as const;
    });
  return (weights) =>
    openRun(kernel, {
      ...{ model, marketplace, months, start: timeline.start, actual: timeline.actual, lead: timeline.lead, inputs },
      data: new Map([...parts, counted, ...weighted(weights)]),
    });
}

interface Buffers {
  readonly block: Omit<Required<Block>, 'from' | 'to' | 'shockSlopes' | 'past'>;
  readonly set: (settings: ArrayLike<number>) => void;
}

interface Sizes {
  readonly moved: Moved;
  readonly draws: ParameterDraws;
  readonly months: number;
}

/** The draws' own numbers beside those of the levers, which are the same in every draw. */
function buffersFor(kernel: Kernel, { moved: { setting, levers }, draws, months }: Sizes): Buffers {
  const { count } = draws;
  const leverOf = new Map(levers.map(({ name }, lever) => [name, lever]));
  const own = kernel.parameters.filter((slot) => !leverOf.has(slot));
  const columns = parameterColumns(setting.world.model, { parameters: own }, draws);
  const parameters = new Float64Array(kernel.parameters.length * count);
  const places = kernel.parameters.flatMap((slot, row) => {
    const lever = leverOf.get(slot);
    if (lever !== undefined) return [{ lever, row }];
    const from = own.indexOf(slot) * columns.parameterStride;
    parameters.set(columns.parameters.subarray(from, from + count), row * count);
    return [];
  });
  const { start, actual } = setting.world.timeline;
  const shocks = shockRows(draws.shocks, kernel, { start, actual, months });
  const out = new Float64Array(kernel.outputs.length * months * count);
  const ends = new Float64Array(kernel.finals.length * count);
  return {
    block: { parameters, parameterStride: count, shocks, out, ends, outStride: count },
    set: (settings) => {
      for (const { lever, row } of places) parameters.fill(at(settings, lever), row * count, (row + 1) * count);
    },
  };
}
