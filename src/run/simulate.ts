import type { Step } from '../core/calendar.ts';
import { present } from '../core/present.ts';
import { aheadValues } from '../language/contract/aheadValues.ts';
import type { Ahead } from '../language/contract/contract.ts';
import { advertisingSlots, moneySlots } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';
import type { Kernel } from '../program/kernel.ts';
import type { ParameterDraws } from './draws.ts';
import { openRun } from './openRun.ts';
import { parameterColumns } from './parameterColumns.ts';
import type { Pasts } from './pasts.ts';
import type { PlanInputs } from './planSeries.ts';
import { requireFinite } from './requireFinite.ts';
import { shockRows } from './shocks.ts';
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
  /** Months to go on after the plan, with nothing spent, */
  readonly runOff?: number;
  /** or with the money of this plan, that of its last year again and again. */
  readonly thenAs?: PlanInputs;
}

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

/** The plan's series as long as the run: after the plan no money is spent, or that of another plan, and all else goes on, as the model says of it; an intervention takes money away. */
function spentUnder(
  { adsOffFrom, spendingOffFrom, thenAs }: Intervention,
  { series }: PlanInputs,
  { world, months }: { readonly world: World; readonly months: number },
): ReadonlyMap<string, Float64Array> {
  const { model, timeline } = world;
  const { lead, actual } = timeline;
  const [advertising, money] = [new Set(advertisingSlots(model)), new Set(moneySlots(model))];
  const ahead = new Map([...model.inputs.values()].flatMap((input) => slotsOf(model, input).map((slot) => [slot, input.ahead])));
  return new Map(
    [...series].map(([slot, planned]) => {
      const known = lead + 1 + lastIndex(timeline);
      if (planned.length < known) throw new RangeError(`the plan's ${slot} ends before the run`);
      const values = new Float64Array(lead + months);
      values.set(planned.subarray(0, known));
      const leader = money.has(slot) ? thenAs?.series.get(slot) : planned;
      const going = money.has(slot) ? 'year' : ahead.get(slot);
      if (leader)
        values.set(goingOn(leader.subarray(0, known), going, { count: lead + months - known, step: model.step }), known);
      const off = [money.has(slot) ? spendingOffFrom : undefined, advertising.has(slot) ? adsOffFrom : undefined];
      const from = Math.min(...off.filter((month) => month !== undefined));
      if (Number.isFinite(from)) values.fill(0, lead + actual + 1 + from);
      return [slot, values];
    }),
  );
}

/** Money goes on as a year before, all else as the model says of it; as it was last where it says nothing, or where too little is known for that. */
function goingOn(
  known: Float64Array,
  ahead: Ahead | undefined,
  periods: { readonly count: number; readonly step: Step },
): Float64Array {
  const said = ahead && ahead !== 'otherwise' && aheadValues(ahead, known, periods);
  return said || present(aheadValues('last', known, periods), 'a value before the end of the plan');
}
