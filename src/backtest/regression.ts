import { at } from '../core/present.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { choleskyOf, inverseOf } from '../posterior/matrix.ts';
import type { Distance, RuleForecast } from './ruleForecast.ts';

/** Months or weeks for each coefficient, at least. */
const MONTHS_PER_TERM = 4;

/**
 * Least squares on the season and on the money that was spent, as log(1 + spent ÷ mean spent), each line by itself; it is told the money
 * of the month that it forecasts, as the model is. Its spread is that of a new observation. Undefined where there is nothing to
 * regress on, or fewer than four months a coefficient, or where terms repeat each other.
 *
 * @example
 * regressed(new Float64Array(12), { ahead: 1, year: 12 }) // => undefined
 */
export function regressed(values: Float64Array, { ahead, season, spending = [] }: Distance): RuleForecast | undefined {
  const known = [...values.keys()].filter((month) => Number.isFinite(at(values, month)));
  const terms = [...(season ? [season] : []), ...spending.map((spent) => spentTerm(spent, known))].filter((term) =>
    varies(term, known),
  );
  const width = terms.length + 1;
  if (terms.length === 0 || known.length < MONTHS_PER_TERM * width) return undefined;
  const centres = terms.map((term) => meanOver(term, known));
  const row = (month: number): number[] => [1, ...terms.map((term, index) => at(term, month) - at(centres, index))];
  const rows = known.map(row);
  const square = Float64Array.from({ length: width * width }, (_, place) =>
    rows.reduce((sum, one) => sum + at(one, Math.floor(place / width)) * at(one, place % width), 0),
  );
  const lower = choleskyOf(square, width);
  if (!lower || repeats(square, lower, width)) return undefined;
  const inverse = inverseOf(lower, width);
  const right = Array.from({ length: width }, (_, term) =>
    rows.reduce((sum, one, index) => sum + at(one, term) * at(values, at(known, index)), 0),
  );
  const weights = right.map((_, term) => dot(right, (other) => at(inverse, term * width + other)));
  const fitted = (one: readonly number[]): number => dot(one, (term) => at(weights, term));
  const squares = rows.map((one, index) => at(values, at(known, index)) - fitted(one)).map((error) => error * error);
  const variance = squares.reduce((sum, one) => sum + one, 0) / (known.length - width);
  const next = row(values.length - 1 + ahead);
  const leverage = dot(next, (term) => dot(next, (other) => at(inverse, term * width + other)));
  return { centre: fitted(next), spread: Math.sqrt(variance * (1 + leverage)) };
}

function dot(left: readonly number[], right: (index: number) => number): number {
  return left.reduce((sum, value, index) => sum + value * right(index), 0);
}

/** Money on a scale where doubling counts alike at every size and nothing is nothing. */
function spentTerm(spent: Float64Array, known: readonly number[]): Float64Array {
  const mean = meanOver(spent, known);
  return spent.map((money) => (mean > 0 ? log(1 + money / mean) : 0));
}

function meanOver(values: Float64Array, months: readonly number[]): number {
  return months.reduce((sum, month) => sum + at(values, month), 0) / months.length;
}

/** Whether next to nothing of a term is left once the others have explained it. */
function repeats(square: Float64Array, lower: Float64Array, width: number): boolean {
  const left = (term: number): number =>
    (at(lower, term * (width + 1)) * at(lower, term * (width + 1))) / at(square, term * (width + 1));
  return Array.from({ length: width }, (_, term) => left(term)).some((part) => part < NOTHING_LEFT);
}

/** Part of a term's sum of squares below which it only repeats the others. */
const NOTHING_LEFT = 1e-8;

/** Whether a term moves enough to be told from the constant. */
function varies(term: Float64Array, known: readonly number[]): boolean {
  const mean = meanOver(term, known);
  return known.some((month) => Math.abs(at(term, month) - mean) > 1e-6);
}
