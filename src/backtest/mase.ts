import { at } from '../core/present.ts';
/**
 * What an absolute error is divided by: the mean absolute error, over the months before the origin, of taking the value
 * `lag` months ago for the forecast (1: the last one; a year's: the same one last year). In the unit of the value; NaN where no two
 * known months lie so far apart, or nothing ever moved.
 *
 * @example
 * maseScale(Float64Array.of(1, 3, Number.NaN, 4, 8), 1) // => 3
 */
export function maseScale(known: Float64Array, lag: number): number {
  const steps = [...known.keys()].slice(lag).map((month) => Math.abs(at(known, month) - at(known, month - lag)));
  const finite = steps.filter(Number.isFinite);
  const mean = finite.reduce((sum, step) => sum + step, 0) / finite.length;
  return mean > 0 ? mean : Number.NaN;
}

/**
 * Mean absolute scaled error (Hyndman and Koehler 2006, International Journal of Forecasting 22): the mean of |y − ŷ| / scale,
 * with the scale of each forecast's own training months. Below 1 is better than that rule was one step ahead. Forecasts without
 * a scale are left out; NaN where none has one.
 *
 * @example
 * mase([{ error: -3, scale: 2 }, { error: 1, scale: 2 }]) // => 1
 */
export function mase(forecasts: readonly { readonly error: number; readonly scale: number }[]): number {
  const scaled = forecasts.map(({ error, scale }) => Math.abs(error) / scale).filter(Number.isFinite);
  return scaled.reduce((sum, value) => sum + value, 0) / scaled.length;
}
