import { sin } from './elementary/circle.ts';
import { exp } from './elementary/exponential.ts';
import { log, log1p } from './elementary/logarithm.ts';
/**
 * log Γ(x), x > 0; relative error below 1e-14. Lanczos 1964 with g = 7 and nine coefficients (Godfrey 2001).
 *
 * @example
 * logGamma(5).toFixed(12) // => Math.log(24).toFixed(12)
 * logGamma(0.5).toFixed(12) // => Math.log(Math.sqrt(Math.PI)).toFixed(12)
 */
export function logGamma(x: number): number {
  if (x < 0.5) return log(Math.PI / sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + 6.5;
  let series = LEADING;
  for (let index = 0; index < COEFFICIENTS.length; index++) series += (COEFFICIENTS[index] ?? 0) / (x + index);
  return 0.9189385332046728 + (x - 0.5) * log(base) - base + log(series);
}

const LEADING = 0.99999999999980993;
const COEFFICIENTS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * log Γ(x + n) − log Γ(x), n a whole number of at least 0; a short product where n is small.
 *
 * @example
 * logRising(3, 2).toFixed(12) // => Math.log(12).toFixed(12)
 */
export function logRising(x: number, n: number): number {
  if (n > 24) return logGamma(x + n) - logGamma(x);
  let product = 1;
  for (let step = 0; step < n; step++) product *= x + step;
  return log(product);
}

/**
 * The derivative of {@link logGamma}, x > 0: by ψ(x) = ψ(x + 1) − 1 / x up to 8, and from there by its asymptotic series
 * (Abramowitz and Stegun 6.3.5 and 6.3.18); absolute error below 1e-13. NaN for a number that is not above 0.
 *
 * @example
 * digamma(1).toFixed(12) // => '-0.577215664902'
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let [at, sum] = [x, 0];
  for (; at < 8; at++) sum -= 1 / at;
  const square = 1 / (at * at);
  const series = BERNOULLI.reduceRight((inner, term) => square * (term + inner), 0);
  return sum + log(at) - 0.5 / at - series;
}

/** B₂ₙ / 2n for n = 1 … 7. */
const BERNOULLI = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/**
 * The derivative of {@link logRising} by x.
 *
 * @example
 * logRisingSlope(2, 3) // => 1 / 2 + 1 / 3 + 1 / 4
 */
export function logRisingSlope(x: number, n: number): number {
  if (n > 24) return digamma(x + n) - digamma(x);
  let sum = 0;
  for (let step = 0; step < n; step++) sum += 1 / (x + step);
  return sum;
}

/** log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b).
 * @example
 * logBeta(2, 3).toFixed(12) // => Math.log(1 / 12).toFixed(12) */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * Part of a beta(a, b) distribution below x, by the continued fraction of the incomplete beta function
 * (Abramowitz and Stegun 26.5.8, evaluated by Lentz's method).
 *
 * @example
 * betaCdf(0.5, 2, 3).toFixed(12) // => '0.687500000000'
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b)) / a;
  return front / fraction((step) => coefficient(step, { x, a, b }));
}

function coefficient(step: number, { x, a, b }: { readonly x: number; readonly a: number; readonly b: number }): number {
  const m = Math.floor(step / 2);
  if (step % 2 === 0) return (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
  return (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
}

/** 1 + d₁/(1 + d₂/(1 + …)). */
function fraction(term: (step: number) => number): number {
  let value = 1;
  let top = 1;
  let bottom = 0;
  for (let step = 1; step < 500; step++) {
    const d = term(step);
    bottom = 1 / (1 + d * bottom);
    top = 1 + d / top;
    value *= top * bottom;
    if (Math.abs(top * bottom - 1) < 1e-16) break;
  }
  return value;
}

/** The inverse of {@link betaCdf}, by halving: exact to the last digits.
 * @example
 * betaQuantile(0.6875, 2, 3).toFixed(12) // => '0.500000000000' */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
