/**
 * Weighted absolute percentage error, as a fraction: Σ|y − ŷ| / Σ|y| over the forecasts. Unlike a mean of percentages it
 * stays finite where a single month is 0 (Kolassa and Schütz 2007, Foresight 6; the "MAD/mean ratio"). NaN where all are 0.
 *
 * @example
 * wape([{ error: 10, actual: 100 }, { error: -20, actual: 0 }]) // => 0.3
 */
export function wape(forecasts: readonly { readonly error: number; readonly actual: number }[]): number {
  const errors = forecasts.reduce((sum, { error }) => sum + Math.abs(error), 0);
  const actuals = forecasts.reduce((sum, { actual }) => sum + Math.abs(actual), 0);
  return actuals > 0 ? errors / actuals : Number.NaN;
}
