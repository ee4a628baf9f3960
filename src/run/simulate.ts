import type { Kernel } from '../program/kernel.ts';
import type { ParameterDraws } from './draws.ts';
import { openRun } from './openRun.ts';
import { parameterColumns } from './parameterColumns.ts';
import type { Pasts } from './pasts.ts';
import type { PlanInputs } from './planSeries.ts';
import { requireFinite } from './requireFinite.ts';
import { shockRows } from './shocks.ts';
import { type Intervention, spentUnder } from './spentUnder.ts';
import { lastIndex } from './timeline.ts';
import type { World } from './world.ts';

/** The outputs of one run, by output slot and month: month 0 first. */
export interface Simulation {
  readonly months: number;
  readonly draws: number;
  /** One value a draw, of a month that was kept. */
  readonly at: (output: string, month: number) => Float64Array;
}

/** Whether a month of an output is needed after the run. */
export type Keeps = (output: string, month: number) => boolean;

export interface Run {
  readonly inputs: PlanInputs;
  readonly draws: ParameterDraws;
  readonly intervention?: Intervention;
  /** All months of all outputs are kept where absent. */
  readonly keeps?: Keeps;
  /** What other runs of the same draws have come to: a run of which no actual month is kept goes on from there. */
  readonly pasts?: Pasts;
}

/** Draws that go through the kernel at a time, so that memory holds only what is kept. Any size gives the same bytes. */
const BLOCK = 4096;

/** Runs a plan through the kernel for every draw. Plans that share `draws` are paired draw by draw. Throws an InputError where what is kept is no finite number, and as {@link openRun} does. */
export function simulate(
  world: World,
  kernel: Kernel,
  { inputs, draws, intervention = {}, keeps = () => true, pasts }: Run,
): Simulation {
  const { timeline, model, marketplace } = world;
  const { runOff = 0 } = intervention;
  const months = 1 + lastIndex(timeline) + runOff;
  const block = Math.min(BLOCK, draws.count);
  const out = new Float64Array(kernel.outputs.length * months * block);
  const series = spentUnder(intervention, inputs, { world, months });
  const run = openRun(kernel, {
    ...{ model, marketplace, months, start: timeline.start, actual: timeline.actual, lead: timeline.lead },
    inputs: series,
  });
  const shocks = shockRows(draws.shocks, kernel, { start: timeline.start, actual: timeline.actual, months });
  const columns = { ...parameterColumns(model, kernel, draws), shocks, out, outStride: block };
  const kept = keptColumns(kernel.outputs, { months, draws: draws.count, keeps });
  const isAhead = kept.columns.every(({ position }) => position % months > timeline.actual);
  for (let from = 0; from < draws.count; from += block) {
    const to = Math.min(draws.count, from + block);
    const past = isAhead ? pasts?.of(kernel, from, series) : undefined;
    run({ ...columns, from, to, ...(past && { past }) });
    for (const { column, position } of kept.columns) {
      const values = out.subarray(position * block, position * block + to - from);
      const [output = '', month] = [kernel.outputs[Math.floor(position / months)], position % months];
      requireFinite(values, { model: world.model, plan: inputs.name, output, start: timeline.start, month });
      column.set(values, from);
    }
  }
  return { months, draws: draws.count, at: kept.at };
}

interface KeptColumns {
  /** `position` is output · months + month. */
  readonly columns: readonly { readonly column: Float64Array; readonly position: number }[];
  readonly at: Simulation['at'];
}

function keptColumns(
  outputs: readonly string[],
  { months, draws, keeps }: { months: number; draws: number; keeps: Keeps },
): KeptColumns {
  const byPosition = new Map<number, Float64Array>();
  outputs.forEach((output, index) => {
    for (let month = 0; month < months; month++)
      if (keeps(output, month)) byPosition.set(index * months + month, new Float64Array(draws));
  });
  const indexOf = new Map(outputs.map((output, index) => [output, index]));
  return {
    columns: [...byPosition].map(([position, column]) => ({ column, position })),
    at: (output, month) => {
      const column = byPosition.get((indexOf.get(output) ?? Number.NaN) * months + month);
      if (!column) throw new Error(`month ${month} of ${output} was not kept`);
      return column;
    },
  };
}
