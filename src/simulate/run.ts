import type { Kernel } from '../compile/kernel.ts';
import { EPOCH } from '../core/calendar.ts';
import type { Model } from '../model/model.ts';
import type { ParameterDraws } from './draws.ts';
import type { PlanInputs } from './planInputs.ts';
import { tableColumns } from './season.ts';
import { lastIndex, type Timeline } from './timeline.ts';

/** Everything that stays the same from run to run: the model, the calendar and the marketplace. */
export interface World {
  readonly model: Model;
  readonly marketplace: string;
  readonly timeline: Timeline;
}

/** What a run changes in a plan, by projected month (0 is the first). */
export interface Intervention {
  /** No advertising from this projected month on. */
  readonly adsOffFrom?: number;
  /** No spending at all from this projected month on. */
  readonly spendingOffFrom?: number;
  /** Months to go on after the plan, with nothing spent. */
  readonly runOff?: number;
}

/** The outputs of one run, by output slot and month: month 0 first. */
export interface Simulation {
  readonly months: number;
  readonly draws: number;
  /** One value a draw. A view: do not write to it. */
  readonly at: (output: string, month: number) => Float64Array;
}

/** Runs a plan through the kernel for every draw. Plans that share `draws` are paired draw by draw. */
export function simulate(
  world: World,
  kernel: Kernel,
  run: { inputs: PlanInputs; draws: ParameterDraws; intervention?: Intervention },
): Simulation {
  const { timeline } = world;
  const intervention = run.intervention ?? {};
  const months = 1 + lastIndex(timeline) + (intervention.runOff ?? 0);
  const { count, stride, values } = run.draws;
  const out = new Float64Array(kernel.outputs.length * months * count);
  kernel.run({
    from: 0,
    to: count,
    months,
    parameters: arranged(kernel, run.draws, values),
    parameterStride: stride,
    lead: timeline.lead,
    inputs: inputColumns(kernel, run.inputs, { timeline, months, intervention }),
    tables: tableColumns(world.model.tables, kernel.tables, {
      marketplace: world.marketplace,
      from: timeline.start,
      count: months,
    }),
    start: timeline.start - EPOCH,
    actual: timeline.actual,
    out,
    outStride: count,
  });
  const position = new Map(kernel.outputs.map((slot, index) => [slot, index]));
  return {
    months,
    draws: count,
    at: (output, month) => {
      const index = position.get(output);
      if (index === undefined) throw new Error(`the kernel does not compute ${output}`);
      const start = (index * months + month) * count;
      return out.subarray(start, start + count);
    },
  };
}

/** The parameter columns in the kernel's own order; the very same buffer where the orders agree. */
function arranged(kernel: Kernel, draws: ParameterDraws, values: Float64Array): Float64Array {
  if (kernel.parameters.every((slot, index) => draws.slots[index] === slot)) return values;
  const ordered = new Float64Array(kernel.parameters.length * draws.stride);
  kernel.parameters.forEach((slot, index) => {
    const from = draws.slots.indexOf(slot) * draws.stride;
    if (from < 0) throw new Error(`no draws of ${slot}`);
    ordered.set(values.subarray(from, from + draws.stride), index * draws.stride);
  });
  return ordered;
}

function inputColumns(
  kernel: Kernel,
  inputs: PlanInputs,
  { timeline, months, intervention }: { timeline: Timeline; months: number; intervention: Intervention },
): Float64Array {
  const width = timeline.lead + months;
  const columns = new Float64Array(kernel.inputs.length * width);
  kernel.inputs.forEach((slot, index) => {
    const column = columns.subarray(index * width, (index + 1) * width);
    column.set(inputs.series.get(slot) ?? []);
    const off = [intervention.spendingOffFrom, slot === 'ad_spend' ? intervention.adsOffFrom : undefined].filter(
      (month) => month !== undefined,
    );
    if (off.length > 0) column.fill(0, timeline.lead + timeline.actual + 1 + Math.min(...off));
  });
  return columns;
}
