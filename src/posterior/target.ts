import { EPOCH } from '../core/calendar.ts';
import type { Kernel } from '../program/kernel.ts';
import { tableColumns } from '../run/tableColumns.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import type { Coordinate } from './coordinate.ts';
import { coordinatesOf } from './coordinatesOf.ts';
import { likelihoodOf } from './errors.ts';
import { errorSlots, type Series, seriesOf } from './series.ts';

/** The posterior as the sampler sees it: log densities of many places at once. */
export interface Target {
  readonly coordinates: readonly Coordinate[];
  readonly series: readonly Series[];
  /**
   * Log posterior at `count` places, each `coordinates.length` numbers in a row: one kernel call for all. Where the model
   * makes no sense it is −Infinity.
   */
  readonly logDensity: (places: Float64Array, count: number) => Float64Array;
  /** The parts: prior with Jacobian, prior without, likelihood. */
  readonly parts: (places: Float64Array, count: number) => Parts;
  /** What each cell of the history adds to the log likelihood, given those before it: `cells` numbers a place. */
  readonly cells: number;
  readonly cellParts: (places: Float64Array, count: number) => Float64Array;
}

export interface Parts {
  readonly prior: Float64Array;
  readonly priorOfValues: Float64Array;
  readonly likelihood: Float64Array;
}

/** Prior and likelihood of a study's history under its model. */
export function createTarget(source: CalibrationSource): Target {
  const series = seriesOf(source);
  const kernel = source.kernelFor([...new Set(series.map(({ slot }) => slot))]);
  const coordinates = coordinatesOf(source, series);
  const evaluate = createLikelihood(source, { kernel, series, coordinates });
  const priors = (places: Float64Array, count: number, of: 'logPrior' | 'logDensity'): Float64Array => {
    const sums = new Float64Array(count);
    for (let place = 0; place < count; place++) {
      let sum = 0;
      for (let index = 0; index < coordinates.length; index++)
        sum += coordinates[index]?.[of](places[place * coordinates.length + index] ?? 0) ?? 0;
      sums[place] = sum;
    }
    return sums;
  };
  return {
    coordinates,
    series,
    logDensity: (places, count) => {
      const [prior, likelihood] = [priors(places, count, 'logPrior'), evaluate(places, count)];
      for (let place = 0; place < count; place++)
        prior[place] = finiteOr((prior[place] ?? 0) + (likelihood[place] ?? 0), Number.NEGATIVE_INFINITY);
      return prior;
    },
    parts: (places, count) => ({
      prior: priors(places, count, 'logPrior'),
      priorOfValues: priors(places, count, 'logDensity'),
      likelihood: evaluate(places, count),
    }),
    cells: evaluate.cells,
    cellParts: (places, count) => {
      const parts = new Float64Array(count * evaluate.cells);
      evaluate(places, count, parts);
      return parts;
    },
  };
}

function finiteOr(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}

/** Log likelihood at each place; `parts` takes that of each cell. */
interface Evaluate {
  (places: Float64Array, count: number, parts?: Float64Array): Float64Array;
  readonly cells: number;
}

interface Pieces {
  readonly kernel: Kernel;
  readonly series: readonly Series[];
  readonly coordinates: readonly Coordinate[];
}

/** A run of the kernel over the actual months, with buffers that are used again and again. */
function createLikelihood(source: CalibrationSource, { kernel, series, coordinates }: Pieces): Evaluate {
  const { months } = source;
  const slots = [...new Set([...kernel.parameters, ...series.flatMap(errorSlots)])];
  const fixed = slots.map((slot) => source.assumptions.find(({ id }) => id === slot)?.mid ?? Number.NaN);
  const moved = coordinates.map(({ slot, value }) => ({ row: slots.indexOf(slot), value }));
  const inputs = Float64Array.from(kernel.inputs.flatMap((slot) => [...(source.inputs.get(slot) ?? new Float64Array(months))]));
  const tables = tableColumns(source.model.tables, kernel.tables, {
    marketplace: source.marketplace,
    from: source.start,
    count: months,
  });
  const errors = series.map((one) => ({
    likelihood: likelihoodOf(one),
    output: kernel.outputs.indexOf(one.slot),
    spread: slots.indexOf(one.spread),
    persistence: one.persistence === undefined ? -1 : slots.indexOf(one.persistence),
  }));
  const cells = errors.reduce((sum, { likelihood }) => sum + likelihood.cells, 0);
  const buffersFor = reusedBuffers(fixed, kernel.outputs.length * months);
  const evaluate = (places: Float64Array, count: number, parts?: Float64Array): Float64Array => {
    const { parameters, out } = buffersFor(count);
    for (const [index, { row, value }] of moved.entries())
      for (let place = 0; place < count; place++)
        parameters[row * count + place] = value(places[place * moved.length + index] ?? 0);
    const shared = { from: 0, to: count, months, lead: 0, actual: months - 1, start: source.start - EPOCH };
    kernel.run({ ...shared, parameters, parameterStride: count, inputs, tables, out, outStride: count });
    const sums = new Float64Array(count);
    let first = 0;
    for (const { likelihood, output, spread, persistence } of errors) {
      for (let place = 0; place < count; place++) {
        const parameter = (row: number): number => (row < 0 ? 0 : (parameters[row * count + place] ?? Number.NaN));
        const fit = {
          values: out,
          first: output * months * count + place,
          stride: count,
          spread: parameter(spread),
          persistence: parameter(persistence),
        };
        sums[place] = (sums[place] ?? 0) + likelihood.log(fit, parts, place * cells + first);
      }
      first += likelihood.cells;
    }
    return sums;
  };
  return Object.assign(evaluate, { cells });
}

/** Buffers for so many places, made once for each number of them; the fixed parameters are filled in. */
function reusedBuffers(
  fixed: readonly number[],
  outputs: number,
): (count: number) => { readonly parameters: Float64Array; readonly out: Float64Array } {
  const known = new Map<number, { readonly parameters: Float64Array; readonly out: Float64Array }>();
  return (count) => {
    const before = known.get(count);
    if (before) return before;
    const parameters = new Float64Array(fixed.length * count);
    for (const [row, value] of fixed.entries()) parameters.fill(value, row * count, (row + 1) * count);
    const buffers = { parameters, out: new Float64Array(outputs * count) };
    known.set(count, buffers);
    return buffers;
  };
}
