import { at } from '../core/present.ts';
import { choleskyOf, joined, squareOf } from '../numeric/matrix.ts';
import { stream } from '../numeric/random.ts';
import type { Schedule } from './calibrationSource.ts';
import type { Coordinate } from './coordinate.ts';
import { learntMetric, type Metric } from './hmc/metric.ts';
import { priorMetric } from './hmc/topSearch.ts';
import type { HmcState } from './runState.ts';
import type { Sample } from './sample.ts';

/** What sampling a posterior taught that helps to sample one much like it. Plain data. */
export interface Warmth {
  /** Coordinates, in the order of the numbers. */
  readonly slots: readonly string[];
  readonly metric: Metric;
  readonly step: number;
  /** Some of what was kept, a row each. */
  readonly places: Float64Array;
}

/** Places that are handed on. */
const HANDED_ON = 32;
/** Say of the metric so far against that of the sample, in draws. */
const METRIC_WEIGHT = 5;

/** What a sample hands on; undefined where it was taken without gradients. */
export function warmthOf(coordinates: readonly Pick<Coordinate, 'slot'>[], { kept, states }: Sample): Warmth | undefined {
  const [first] = states;
  if (first?.of !== 'HMC') return undefined;
  const all = joined(kept);
  const width = coordinates.length;
  const rows = all.length / width;
  const places = Array.from({ length: Math.min(rows, HANDED_ON) }, (_, index) => {
    const row = Math.floor(((index + 0.5) * rows) / Math.min(rows, HANDED_ON));
    return all.subarray(row * width, (row + 1) * width);
  });
  const steps = states.flatMap((state) => (state.of === 'HMC' ? state.step : [])).sort((a, b) => a - b);
  return {
    slots: coordinates.map(({ slot }) => slot),
    metric: learntMetric(first.metric, all, METRIC_WEIGHT),
    step: at(steps, Math.floor(steps.length / 2)),
    places: joined(places),
  };
}

/** Runs of another posterior as they stand by that: a coordinate that was not known there begins at its prior. */
export function warmStates(
  { slots, metric, step, places }: Warmth,
  coordinates: readonly Coordinate[],
  { seed, schedule: { runs, chains } }: { readonly seed: number; readonly schedule: Schedule },
): HmcState[] {
  const known = coordinates.map(({ slot }) => slots.indexOf(slot));
  const start = carried(metric, known, priorMetric(coordinates));
  const rows = places.length / slots.length;
  return Array.from({ length: runs }, (_, run): HmcState => {
    const next = stream(seed, `calibrate/warm run ${run}`);
    const chosen = Array.from({ length: chains }, (_chain, chain) => {
      const row = Math.floor(((run * chains + chain + next()) * rows) / (runs * chains));
      return Float64Array.from(coordinates, ({ quantile }, i) => {
        const from = at(known, i);
        return from < 0 ? quantile(next()) : at(places, row * slots.length + from);
      });
    });
    return {
      of: 'HMC',
      places: joined(chosen),
      start,
      logMass: 0,
      metric: start,
      step,
      recent: new Float64Array(),
      slopes: new Float64Array(),
      warm: true,
    };
  });
}

/** The metric over the coordinates that are known, and the prior's over the others. */
function carried(metric: Metric, known: readonly number[], prior: Metric): Metric {
  const [width, before] = [known.length, metric.centre.length];
  const [square, own] = [squareOf(metric.lower, before), squareOf(prior.lower, width)];
  const covariance = own.map((value, index) => {
    const [i, j] = [at(known, Math.floor(index / width)), at(known, index % width)];
    return i < 0 || j < 0 ? value : at(square, i * before + j);
  });
  const lower = choleskyOf(covariance, width);
  return lower
    ? { centre: prior.centre.map((value, i) => (at(known, i) < 0 ? value : at(metric.centre, at(known, i)))), lower }
    : prior;
}
