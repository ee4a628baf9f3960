import { at } from '../core/present.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { leastSquares } from '../posterior/leastSquares.ts';
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
  const fit = leastSquares(
    known.map(row),
    known.map((month) => at(values, month)),
  );
  if (!fit) return undefined;
  const next = row(values.length - 1 + ahead);
  return { centre: fit.fitted(next), spread: Math.sqrt(fit.variance * (1 + fit.leverage(next))) };
}

/** Money on a scale where doubling counts alike at every size and nothing is nothing. */
function spentTerm(spent: Float64Array, known: readonly number[]): Float64Array {
  const mean = meanOver(spent, known);
  return spent.map((money) => (mean > 0 ? log(1 + money / mean) : 0));
}

function meanOver(values: Float64Array, months: readonly number[]): number {
  return months.reduce((sum, month) => sum + at(values, month), 0) / months.length;
}

/** Whether a term moves enough to be told from the constant. */
function varies(term: Float64Array, known: readonly number[]): boolean {
  const mean = meanOver(term, known);
  return known.some((month) => Math.abs(at(term, month) - mean) > 1e-6);
}
