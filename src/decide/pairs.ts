import type { Period } from '../core/calendar.ts';
import { mapLazily } from '../core/mapLazily.ts';
import { at } from '../core/present.ts';
import { type Batches, errorOfMean } from '../numeric/monteCarloError.ts';
import { bandOf, histogramOf, meanOf, spreadOf } from '../numeric/summary.ts';
import { HOLD } from '../study/planInputs.ts';
import type { PairResult } from './decision.ts';
import type { Ranking } from './ranked.ts';

/** What a comparison needs of a plan, by draw: present value over the projected months and after them, and cumulative contribution by projected month. */
export interface Comparable {
  readonly name: string;
  /** Window and after together: what plans are ranked by. */
  readonly value: Float64Array;
  readonly within: Float64Array;
  /** What counts of the months after the window, in which every plan spends as `hold`. */
  readonly after: Float64Array;
  readonly cumulative: readonly Float64Array[];
  /** Which draws hang together. */
  readonly batches?: Batches;
}

const BINS = 48;

/** Two plans, draw by draw: alternative less reference. */
export function comparePair(reference: Comparable, alternative: Comparable, projected: readonly Period[]): PairResult {
  const difference = valueDifference(reference, alternative);
  const cumulativeDifference = bandOf(mapLazily(projected, (_, month) => gapIn(month, reference, alternative)));
  const turning = staysAhead(cumulativeDifference.mean);
  const turningMonth = turning === undefined ? undefined : projected[turning];
  return {
    reference: reference.name,
    alternative: alternative.name,
    probabilityBetter: probabilityPositive(difference),
    valueDifference: spreadOf(difference),
    windowDifference: meanOf(alternative.within) - meanOf(reference.within),
    ...(difference.length > 1 && { monteCarloError: errorsOf(difference, reference.batches) }),
    histogram: histogramOf(difference, BINS),
    cumulativeDifference,
    ...(turningMonth !== undefined && { turningMonth }),
  };
}

/** Every pair once, the earlier plan as the reference: `hold` is the reference of every plan. */
export function allPairs(plans: readonly Comparable[], projected: readonly Period[]): PairResult[] {
  return plans.flatMap((reference, index) =>
    plans.slice(index + 1).map((alternative) => comparePair(reference, alternative, projected)),
  );
}

/** The two plans that the details are about, reference first: the wished one, else `hold`, against the best of the others. */
export function headlinePair({ rows }: Pick<Ranking, 'rows'>, wished = HOLD): [reference: string, alternative: string] {
  const [alternative] = rows.filter(({ name }) => name !== wished);
  return [wished, alternative?.name ?? wished];
}

function errorsOf(difference: Float64Array, batches: Batches | undefined): NonNullable<PairResult['monteCarloError']> {
  return {
    valueDifference: errorOfMean(difference, batches),
    probabilityBetter: errorOfMean(difference.map(won), batches),
  };
}

/** Value, alternative less reference, by draw. */
export function valueDifference(reference: Comparable, alternative: Comparable): Float64Array {
  return alternative.value.map((value, draw) => value - at(reference.value, draw));
}

/** Cumulative contribution in a projected month, alternative less reference, by draw. */
export function gapIn(month: number, reference: Comparable, alternative: Comparable): Float64Array {
  const behind = at(reference.cumulative, month);
  return at(alternative.cumulative, month).map((value, draw) => value - at(behind, draw));
}

/** Part of the draws above nil; a tie counts half, so that a plan against itself has 0.5. */
export function probabilityPositive(difference: Float64Array): number {
  let wins = 0;
  for (const value of difference) wins += won(value);
  return wins / difference.length;
}

function won(difference: number): number {
  return difference > 0 ? 1 : difference === 0 ? 0.5 : 0;
}

/**
 * The first index from which every value is above 0, or undefined.
 *
 * @example
 * staysAhead([-1, 2, -1, 1, 3]) // => 3
 * staysAhead([1, -1]) // => undefined
 */
export function staysAhead(values: readonly number[]): number | undefined {
  const behind = values.findLastIndex((value) => value <= 0);
  return behind + 1 < values.length ? behind + 1 : undefined;
}
