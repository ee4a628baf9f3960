/**
 * A number for a file: at most 12 significant digits, so that the last bits of arithmetic do not show; never a negative nil.
 *
 * @example
 * roundedNumber(0.1 + 0.2) // => 0.3
 * @throws Error for what is not a finite number: a decision holds none.
 */
export function roundedNumber(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return Number(value.toPrecision(12)) + 0;
}
