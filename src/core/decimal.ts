/**
 * The power of ten of a number's first digit, read off its digits, so that every machine says the same.
 *
 * @example
 * decimalExponent(1000) // => 3
 * decimalExponent(-0.0123) // => -2
 * decimalExponent(0) // => 0
 */
export function decimalExponent(value: number): number {
  return Number(value.toExponential().split('e')[1]);
}

/**
 * 10^n, n a whole number: the double nearest to it.
 *
 * @example
 * powerOfTen(-2) // => 0.01
 */
export function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}
