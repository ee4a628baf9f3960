import { nameOfSlot } from '../language/slots.ts';
import type { Block, Kernel } from '../program/kernel.ts';
import type { PosteriorShape } from '../program/likelihood/posteriorShape.ts';
import { LOG_LIKELIHOOD, LOG_POSTERIOR, LOG_PRIOR, LOG_PRIOR_OF_VALUES, partSlot } from '../program/likelihood/posteriorSlots.ts';
import { openRun } from '../run/openRun.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import type { Coordinate } from './coordinate.ts';
import { coordinatesOf, pathsAmong, reachedParameters } from './coordinatesOf.ts';
import { type Cells, cellsOf } from './measuredCells.ts';
import { type Series, seriesOf } from './series.ts';
import type { SmoothDensity } from './smoothDensity.ts';
import { effectSlots, trialShapes, trialSupply } from './trials.ts';

/** The posterior as the sampler sees it: one program, run for many places at once. */
export interface Target {
  readonly coordinates: readonly Coordinate[];
  readonly series: readonly Series[];
  /** Log posterior at `count` places, each `coordinates.length` numbers in a row. Where the model makes no sense it is −Infinity. */
  readonly logDensity: (places: Float64Array, count: number) => Float64Array;
  /** The same with the slope, where the program has one. */
  readonly withGradient?: SmoothDensity['withGradient'];
  /** The parts: prior with Jacobian, prior without, likelihood. */
  readonly parts: (places: Float64Array, count: number) => Parts;
  /** What each test should have measured, a number a place. */
  readonly effects: (places: Float64Array, count: number) => readonly Float64Array[];
  /** What each cell of the history adds to the log likelihood, given those before it: `cells` numbers a place. */
  readonly cells: number;
  readonly cellParts: (places: Float64Array, count: number) => Float64Array;
}

export interface Parts {
  readonly prior: Float64Array;
  readonly priorOfValues: Float64Array;
  readonly likelihood: Float64Array;
}

const ENDS = [LOG_POSTERIOR, LOG_PRIOR, LOG_PRIOR_OF_VALUES, LOG_LIKELIHOOD];

/** Prior and likelihood of a study's history under its model. Its programs are long: each is made when it is first asked for. */
export function createTarget(source: CalibrationSource): Target {
  const series = seriesOf(source);
  const coordinates = coordinatesOf(source, series);
  const cells = series.map(cellsOf);
  const shape = { ...shapeOf(coordinates, series), trials: trialShapes(source.trials ?? []) };
  const effects = effectSlots(source.trials ?? []);
  const outputs = [...ENDS, ...effects, ...series.map(({ column }) => partSlot(column))];
  const plain = lazily(() => evaluation(source, { kernel: source.kernelFor(outputs, shape), coordinates, cells }));
  const sloped = lazily(() => slopesOf(source, { shape, coordinates, cells, series }));
  const ends = (places: Float64Array, count: number, which: string): Float64Array => plain().ends(places, count, which);
  return {
    coordinates,
    series,
    logDensity: (places, count) => ends(places, count, LOG_POSTERIOR),
    withGradient: (places, count, gradient) => sloped()(places, count, gradient),
    parts: (places, count) => ({
      prior: ends(places, count, LOG_PRIOR),
      priorOfValues: ends(places, count, LOG_PRIOR_OF_VALUES),
      likelihood: ends(places, count, LOG_LIKELIHOOD),
    }),
    effects: (places, count) => effects.map((slot) => ends(places, count, slot)),
    cells: cells.reduce((sum, one) => sum + one.months.length, 0),
    cellParts: (places, count) => plain().parts(places, count),
  };
}

function lazily<Value>(make: () => Value): () => Value {
  const made: { it?: Value } = {};
  return () => {
    made.it ??= make();
    return made.it;
  };
}

/**
 * The log posterior and its slope. A place where a slope is no number counts as one without density. Parameters that are not sampled
 * are put into the program as numbers; those alone that it reads, so that posteriors which differ in others share it.
 */
function slopesOf(
  source: CalibrationSource,
  { shape, series, ...pieces }: Omit<Pieces, 'kernel'> & { readonly shape: PosteriorShape; readonly series: readonly Series[] },
): SmoothDensity['withGradient'] {
  const sampled = new Set(pieces.coordinates.map(({ slot }) => slot));
  const reached = reachedParameters(source.model, [
    ...series.map(({ observation }) => observation.of),
    ...(source.trials ?? []).map(({ experiment }) => nameOfSlot(experiment.of)),
  ]);
  const fixed = source.assumptions.flatMap(({ id, name, mid }) =>
    reached.has(name) && !sampled.has(id) ? [[id, mid] as const] : [],
  );
  const kernel = source.kernelFor([LOG_POSTERIOR], shape, new Map(fixed));
  const { all } = evaluation(source, { ...pieces, kernel });
  const width = pieces.coordinates.length;
  return (places, count, gradient) => {
    const found = all(places, count);
    const logs = found.slice(0, count);
    for (let place = 0; place < count; place++) {
      let isWhole = Number.isFinite(logs[place]);
      for (let index = 0; index < width; index++) {
        const slope = found[(index + 1) * count + place] as number;
        isWhole &&= Number.isFinite(slope);
        gradient[place * width + index] = slope;
      }
      if (isWhole) continue;
      gradient.fill(0, place * width, (place + 1) * width);
      logs[place] = Number.NEGATIVE_INFINITY;
    }
    return logs;
  };
}

/** What the program of this posterior looks like. */
function shapeOf(coordinates: readonly Coordinate[], series: readonly Series[]): PosteriorShape {
  return {
    priors: coordinates.flatMap(({ prior }) => prior ?? []),
    paths: pathsAmong(coordinates),
    measured: series.map(({ column, slot, observation, spread, persistence, limits }) => ({
      ...{ column, slot, error: observation.error, spread, place: observation.place },
      ...(persistence !== undefined && { persistence }),
      ...(observation.tails !== undefined && { tails: observation.tails }),
      ...leastOf(coordinates.find(({ slot: name }) => name === spread)),
      limits: limits.some(Number.isFinite),
    })),
  };
}

/** Part of the deviation that an error is believed to have, below which none is. */
const LEAST = 0.1;

/**
 * Figures that were worked out from one another have no error: a price of a click that is the same in every month. Their density is
 * the sharper the smaller the error, without end, and nothing that samples it arrives.
 */
function leastOf(spread: Coordinate | undefined): { readonly least?: number } {
  return spread ? { least: LEAST * spread.value(spread.quantile(0.5)) } : {};
}

interface Pieces {
  readonly kernel: Kernel;
  readonly coordinates: readonly Coordinate[];
  readonly cells: readonly Cells[];
}

interface Evaluation {
  /** Every number after the last month, number after number; overwritten by the next call. */
  readonly all: (places: Float64Array, count: number) => Float64Array;
  readonly ends: (places: Float64Array, count: number, which: string) => Float64Array;
  readonly parts: (places: Float64Array, count: number) => Float64Array;
}

/** Runs the program over the actual months, with buffers that are used again and again. */
function evaluation(source: CalibrationSource, { kernel, coordinates, cells }: Pieces): Evaluation {
  const { model, marketplace, start, months, assumptions } = source;
  const tests = trialSupply(source.trials ?? []);
  const held = assumptions.map(({ id, mid }) => [id, mid] as const);
  const fixed = new Map([
    ...held,
    ...coordinates.flatMap((one) => one.fixed),
    ...cells.flatMap((one) => one.fixed),
    ...tests.fixed,
  ]);
  const data = new Map([...cells.flatMap((one) => one.data), ...tests.data]);
  const inputs = new Map([...source.inputs, ...tests.inputs]);
  const run = openRun(kernel, { model, marketplace, start, months, actual: months - 1, lead: 0, inputs, fixed, data });
  const blockFor = reusedBlocks(kernel, {
    months,
    width: coordinates.length,
    order: pathsAmong(coordinates).map(({ path }) => path),
  });
  const evaluate = (places: Float64Array, count: number): Reused => {
    const block = blockFor(count);
    turned(places, block.columns, count);
    run(block);
    return block;
  };
  const wanted = cells.flatMap((one, series) => one.months.map((month) => series * months + month));
  return {
    all: (places, count) => evaluate(places, count).ends,
    ends: (places, count, which) => {
      const final = kernel.finals.indexOf(which);
      return evaluate(places, count).ends.slice(final * count, (final + 1) * count);
    },
    parts: (places, count) => {
      const { out } = evaluate(places, count);
      return Float64Array.from({ length: count * wanted.length }, (_, index) => {
        const cell = wanted[index % wanted.length] ?? Number.NaN;
        return out[cell * count + Math.floor(index / wanted.length)] ?? Number.NaN;
      });
    },
  };
}

/** Places, each in a row, as columns of coordinates. */
function turned(places: Float64Array, columns: Float64Array, count: number): void {
  const width = columns.length / count;
  for (let place = 0; place < count; place++)
    for (let index = 0; index < width; index++) columns[index * count + place] = places[place * width + index] ?? Number.NaN;
}

interface Reused extends Block {
  /** All coordinates, one after the other: those of parameters, then the shocks, which are rows of the same memory. */
  readonly columns: Float64Array;
  /** Numbers after the last month and, where the program has them, derivatives by the shocks: rows of the same memory. */
  readonly ends: Float64Array;
}

/** Blocks of so many places, made once for each number of them. */
function reusedBlocks(
  { parameters, paths, outputs, finals }: Kernel,
  { months, width, order }: { readonly months: number; readonly width: number; readonly order: readonly string[] },
): (count: number) => Reused {
  const shocks = paths.length * months;
  if (width !== parameters.length + shocks) throw new RangeError('the places of a posterior are its parameters and its shocks');
  const known = new Map<number, Reused>();
  const make = (count: number): Reused => {
    const columns = new Float64Array(width * count);
    const ends = new Float64Array((finals.length + shocks) * count);
    const rows = (of: Float64Array, from: number): Float64Array[] =>
      paths.flatMap((path) => {
        const first = from + order.indexOf(path) * months;
        return Array.from({ length: months }, (_, month) => of.subarray((first + month) * count, (first + month + 1) * count));
      });
    return {
      ...{ from: 0, to: count, parameterStride: count, outStride: count },
      ...{ columns, parameters: columns.subarray(0, parameters.length * count), shocks: rows(columns, parameters.length) },
      out: new Float64Array(outputs.length * months * count),
      ...{ ends, shockSlopes: rows(ends, finals.length) },
    };
  };
  return (count) => {
    const block = known.get(count) ?? make(count);
    known.set(count, block);
    return block;
  };
}
