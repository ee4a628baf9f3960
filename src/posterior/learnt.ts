import type { Assumption } from '../core/assumption.ts';
import type { Model } from '../language/model.ts';
import { momentsOf } from '../numeric/matrix.ts';
import { type Spread, spreadOf } from '../numeric/summary.ts';
import { LESSONS, type Learnt, type Lesson, type TradeOff } from './calibration.ts';
import type { Coordinate } from './coordinate.ts';
import { reachedParameters } from './coordinatesOf.ts';
import type { Series } from './series.ts';

/** Shares of the prior's standard deviation up to which a slot counts as learnt, and as partly learnt. */
const LEARNT = 0.5;
const PARTLY = 0.85;
/** Posterior correlation from which two slots trade off. */
const STRONG = 0.7;

export interface Places {
  readonly coordinates: readonly Coordinate[];
  /** Posterior places, `coordinates.length` numbers each. */
  readonly places: Float64Array;
  readonly assumptions: readonly Assumption[];
  /** Of the places. */
  readonly covariance: Float64Array;
}

/** What was learnt about each sampled slot, most first; `tells` says what would tell more about a parameter. */
export function learntOf({ coordinates, places, assumptions, covariance }: Places, tells: Tells): Learnt[] {
  const width = coordinates.length;
  const rows = coordinates.map((coordinate, index): Learnt => {
    const shareLeft = Math.sqrt(covariance[index * (width + 1)] ?? 0) / priorDeviation(coordinate);
    const assumption = assumptions.find(({ id }) => id === coordinate.slot);
    const values = Float64Array.from({ length: places.length / width }, (_, draw) =>
      coordinate.value(places[draw * width + index] ?? 0),
    );
    const at = (p: number): number => coordinate.value(coordinate.quantile(p));
    return {
      slot: coordinate.slot,
      label: assumption?.label ?? coordinate.slot,
      unit: assumption?.unit ?? '',
      prior: { p10: at(0.1), p50: at(0.5), p90: at(0.9) },
      posterior: quantilesOf(values),
      shareLeft,
      lesson: lessonOf(shareLeft),
      ...tells(assumption?.name ?? coordinate.slot),
    };
  });
  return rows.sort((a, b) => a.shareLeft - b.shareLeft);
}

export type Tells = (parameter: string) => Pick<Learnt, 'absentColumns' | 'toldBy'>;

/** What would tell more: columns that the history has not and whose variables hang on the parameter, and the model file's own words. */
export function tellsOf(model: Model, series: readonly Series[]): Tells {
  const given = new Set(series.map(({ observation }) => observation.name));
  const absent = [...model.observations.values()]
    .filter(({ name }) => !given.has(name))
    .map(({ name, of }) => ({ name, reached: reachedParameters(model, [of]) }));
  return (parameter) => ({
    absentColumns: absent.filter(({ reached }) => reached.has(parameter)).map(({ name }) => name),
    toldBy: model.parameters.get(parameter)?.toldBy ?? '',
  });
}

/** @example
 * lessonOf(0.3) // => 'learnt from your data' */
export function lessonOf(shareLeft: number): Lesson {
  if (shareLeft <= LEARNT) return LESSONS[0];
  return shareLeft <= PARTLY ? LESSONS[1] : LESSONS[2];
}

function quantilesOf(values: Float64Array): Pick<Spread, 'p10' | 'p50' | 'p90'> {
  const { p10, p50, p90 } = spreadOf(values);
  return { p10, p50, p90 };
}

const POINTS = 400;

/** Of the prior on the scale without bounds, over evenly spread parts of it. */
function priorDeviation({ quantile }: Coordinate): number {
  const places = Float64Array.from({ length: POINTS }, (_, index) => quantile((index + 0.5) / POINTS));
  return Math.sqrt(momentsOf(places, 1).covariance[0] ?? 1);
}

/** Pairs that the data know together better than apart, strongest first. */
export function tradeOffsOf({ coordinates, assumptions, covariance }: Omit<Places, 'places'>): TradeOff[] {
  const width = coordinates.length;
  const label = (slot: string): string => assumptions.find(({ id }) => id === slot)?.label ?? slot;
  const pairs = coordinates.flatMap(({ slot: one }, i) =>
    coordinates.slice(0, i).flatMap(({ slot: other }, j): TradeOff[] => {
      const correlation =
        (covariance[i * width + j] ?? 0) / Math.sqrt((covariance[i * (width + 1)] ?? 1) * (covariance[j * (width + 1)] ?? 1));
      if (!(Math.abs(correlation) >= STRONG)) return [];
      const how = correlation > 0 ? 'when one is higher, so is the other' : 'when one is higher, the other is lower';
      const words = `The history cannot separate “${label(other)}” from “${label(one)}”: ${how} (correlation ${correlation.toFixed(2)}).`;
      return [{ slots: [other, one], correlation, words }];
    }),
  );
  return pairs.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
