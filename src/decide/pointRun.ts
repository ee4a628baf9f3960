import type { Assumption } from '../core/assumption.ts';
import { at, present } from '../core/present.ts';
import type { ReadingName } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';
import { openRun } from '../run/openRun.ts';
import type { WorkedReading, Workings } from './workings.ts';

/** What a point run is of: a plan in a reading, with one value for each assumption, its median unless `chosen` says another. */
export interface Point {
  readonly plan: string;
  readonly reading: ReadingName;
  readonly chosen?: (assumption: Assumption) => number;
}

/** Every variable of the model in every month, by slot: one path, of which nothing is refused that is no finite number. */
export function pointRun(workings: Workings, { plan, reading, chosen = ({ mid }) => mid }: Point): Map<string, Float64Array> {
  const { model, marketplace, timeline, months, kernelFor } = workings;
  const { assumptions, shocks } = named(workings.readings, reading);
  const kernel = kernelFor([...model.variables.values()].flatMap((variable) => slotsOf(model, variable)));
  const out = new Float64Array(kernel.outputs.length * months.length);
  const values = new Map(assumptions.map((assumption) => [assumption.id, chosen(assumption)]));
  const { start, actual, lead } = timeline;
  const inputs = named(workings.plans, plan).series;
  openRun(kernel, { ...{ model, marketplace, start, actual, lead, inputs }, months: months.length })({
    ...{ from: 0, to: 1, out, outStride: 1, parameterStride: 1 },
    parameters: Float64Array.from(kernel.parameters, (slot) => present(values.get(slot), slot)),
    shocks: shocksFor(kernel.paths, shocks),
  });
  const series = (index: number): Float64Array => out.subarray(index * months.length, (index + 1) * months.length);
  return new Map(kernel.outputs.map((slot, index) => [slot, series(index)]));
}

/** A row a path and month, of one draw. */
function shocksFor(paths: readonly string[], shocks: WorkedReading['shocks']): Float64Array[] {
  return paths.flatMap((path) => present(shocks.get(path), path).map((value) => Float64Array.of(value)));
}

function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  return at(
    list.filter((entry) => entry.name === name),
    0,
  );
}
