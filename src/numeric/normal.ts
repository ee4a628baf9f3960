import { exp } from './elementary/exponential.ts';
import { log, log1p } from './elementary/logarithm.ts';
/** z with a tenth of the standard normal below −z: the score of a P90. */
export const P90_SCORE = 1.2815515655446004;

/**
 * The standard normal quantile, p in (0, 1); relative error below 1e-15.
 * Wichura 1988, Algorithm AS 241 (PPND16), Applied Statistics 37(3).
 *
 * @example
 * normalQuantile(0.5) // => 0
 * normalQuantile(0.9).toFixed(10) // => '1.2815515655'
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(CENTRE_TOP, r)) / polynomial(CENTRE_BOTTOM, r);
  }
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const tail =
    r <= 5
      ? polynomial(NEAR_TOP, r - 1.6) / polynomial(NEAR_BOTTOM, r - 1.6)
      : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
  return q < 0 ? -tail : tail;
}

/**
 * The standard normal distribution function; absolute error below 1e-15 for |z| < 8.
 * By the continued fraction of the tail beyond 2.5 and the series of the density below.
 *
 * @example
 * normalCdf(0) // => 0.5
 * normalCdf(1.2815515655446004).toFixed(10) // => '0.9000000000'
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  const density = exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const upper = x < 2.5 ? 0.5 - density * centralSeries(x) : density / tailFraction(x);
  return z > 0 ? 1 - upper : upper;
}

const LOG_ROOT_TWO_PI = log(2 * Math.PI) / 2;

/**
 * log of the part of a standard normal distribution above z; by the first terms of its asymptotic series from 8 on.
 *
 * @example
 * logSurvival(0).toFixed(12) // => Math.log(1 / 2).toFixed(12)
 */
export function logSurvival(z: number): number {
  if (z < 8) return log(normalCdf(-z));
  return -(z * z) / 2 - log(z) - LOG_ROOT_TWO_PI + log1p(-1 / (z * z));
}

/**
 * The derivative of {@link logSurvival}: less the density at z over the part above it, and from 8 on that of the same series.
 *
 * @example
 * logSurvivalSlope(0).toFixed(12) // => (-Math.sqrt(2 / Math.PI)).toFixed(12)
 */
export function logSurvivalSlope(z: number): number {
  if (z < 8) return -exp(-(z * z) / 2 - LOG_ROOT_TWO_PI) / normalCdf(-z);
  return -z - 1 / z + 2 / (z * z * z - z);
}

/** x + x³/3 + x⁵/15 + …: the area from 0 to x over the density at x. */
function centralSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 3; term > 1e-17 * sum; n += 2) {
    term *= (x * x) / n;
    sum += term;
  }
  return sum;
}

function tailFraction(x: number): number {
  let fraction = x;
  for (let n = 80; n > 0; n--) fraction = x + n / fraction;
  return fraction;
}

/** Horner's rule, coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}

const CENTRE_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const CENTRE_BOTTOM = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const NEAR_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835,
];
const NEAR_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
  2.053191626637759, 1,
];
const FAR_TOP = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const FAR_BOTTOM = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];
