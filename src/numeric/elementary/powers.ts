import { expOfSum } from './exponential.ts';
import { logParts, parts } from './logarithm.ts';

/** A double in two halves, whose products with halves are exact (Veltkamp 1968, Dekker 1971). */
const SPLITTER = 134217729;
/** Beyond this every power but that of 1 is 0 or infinite; and no product with it overflows. */
const LARGEST = 18446744073709552000;

/**
 * x^y as the language of the web defines it: x^0 is 1, NaN where y is NaN and where y is infinite and |x| is 1; below 0 there is a
 * value only for a whole y. exp(y ln x) with both the logarithm and its product in two parts: at most 0.7 units in the last
 * place off, so that powers that are doubles are exact.
 *
 * @example
 * pow(10, 3) // => 1000
 * pow(-2, 3) // => -8
 * pow(-8, 1 / 3) // => NaN
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = sizeOfPower(Math.abs(x), y);
  if (x > 0 || (x === 0 && 1 / x > 0)) return size;
  if (Math.abs(y) < Number.POSITIVE_INFINITY && y % 1 !== 0) return Number.isFinite(x) && x < 0 ? Number.NaN : size;
  return Math.abs(y) % 2 === 1 ? -size : size;
}

/** x^y for x of at least 0. */
function sizeOfPower(x: number, y: number): number {
  if (x === 1) return Math.abs(y) === Number.POSITIVE_INFINITY ? Number.NaN : 1;
  if (x === 0 || x === Number.POSITIVE_INFINITY || Math.abs(y) > LARGEST) return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  parts(x);
  const [log, rest] = [logParts[0] as number, logParts[1] as number];
  const product = y * log;
  if (product > 710) return Number.POSITIVE_INFINITY;
  if (product < -746) return 0;
  return expOfSum(product, restOfProduct(y, log, product) + y * rest);
}

/** y · log − product without rounding. */
function restOfProduct(y: number, log: number, product: number): number {
  const [high, logHigh] = [upperHalf(y), upperHalf(log)];
  const [low, logLow] = [y - high, log - logHigh];
  return high * logHigh - product + high * logLow + low * logHigh + low * logLow;
}

function upperHalf(x: number): number {
  const spread = x * SPLITTER;
  return spread - (spread - x);
}
