import { pow } from './elementary/powers.ts';
/**
 * Standard deviation of an error that lasts, months after it was last measured, given that one: σ √(1 − φ²ᵏ) after k months
 * of e_t = φ e_{t−1} + innovation, whose standard deviation is σ where nothing is known (Hamilton 1994, Time Series Analysis, 4.2).
 *
 * @example
 * deviationAfter(0.1, 0, 3) // => 0.1
 * deviationAfter(2, 0.6, 1) // => 1.6
 */
export function deviationAfter(spread: number, persistence: number, months: number): number {
  return spread * Math.sqrt(1 - pow(persistence, 2 * months));
}
