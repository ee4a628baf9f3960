import { logGamma } from '../numeric/beta.ts';
import { normalCdf } from '../numeric/normal.ts';
import { censor, grids, type Innovation, known, logDensity } from '../program/intrinsics/censoredErrors.ts';
import type { Series } from './series.ts';

const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

/** The model's answer for one draw: its value in month t is `values[first + t * stride]`; and the error's parameters. */
export interface Fit {
  readonly values: Float64Array;
  readonly first: number;
  readonly stride: number;
  readonly spread: number;
  readonly persistence: number;
}

/**
 * Log likelihood of a series under a fit, with every constant; −Infinity or NaN where the model makes no sense. Each cell's own
 * part, given those before it, goes into `parts` from `from` on, where there is somebody to read it.
 */
export interface Likelihood {
  readonly cells: number;
  readonly log: (fit: Fit, parts?: Float64Array, from?: number) => number;
}

/** The likelihood of one series, with what no draw changes worked out once. */
export function likelihoodOf(series: Series): Likelihood {
  return series.observation.error === 'count' ? countLikelihood(series) : autoregressive(series);
}

/** The scale on which errors are added: the logarithm of both for log-normal ones. */
export function errorScale({ observation }: Series): (value: number) => number {
  return observation.error === 'lognormal' ? Math.log : (value) => value;
}

interface Cell {
  readonly month: number;
  /** On the scale of the error. */
  readonly value: number;
  readonly censored: boolean;
}

/**
 * Errors with e_t = φ e_{t−1} + innovation and stationary standard deviation σ: the first is N(0, σ²); after a gap of k months
 * N(φᵏ e, σ² (1 − φ²ᵏ)). A censored cell adds the probability of lying above its limit given all cells before.
 */
function autoregressive(series: Series): Likelihood {
  const terms: Terms = {
    cells: cellsOf(series),
    constant: jacobianOf(series),
    logarithmic: series.observation.error === 'lognormal',
  };
  const alone = independent(terms);
  const log = terms.cells.some(({ censored }) => censored) ? oneOf(alone, filtered(terms)) : alone;
  return { cells: terms.cells.length, log };
}

/** Errors that do not last need no filter. */
function oneOf(alone: Likelihood['log'], lasting: Likelihood['log']): Likelihood['log'] {
  return (fit, parts, from) => (fit.persistence === 0 ? alone : lasting)(fit, parts, from);
}

/** What no draw changes. */
interface Terms {
  readonly cells: readonly Cell[];
  readonly constant: number;
  readonly logarithmic: boolean;
}

/** Where each cell hangs on the last measured one alone: nothing is censored, or errors do not last. */
function independent({ cells, constant, logarithmic }: Terms): Likelihood['log'] {
  return ({ values, first, stride, spread, persistence }, parts, from = 0) => {
    const innovation = innovations(spread, persistence);
    let sum = constant;
    let last = 0;
    let before = Number.NEGATIVE_INFINITY;
    for (let cell = 0; cell < cells.length; cell++) {
      const { month, value, censored } = cells[cell] as Cell;
      const predicted = values[first + month * stride] ?? Number.NaN;
      const error = value - (logarithmic ? Math.log(predicted) : predicted);
      const { kept, deviation, logDeviation } = innovation(month - before);
      const z = (error - kept * last) / deviation;
      const part = censored ? logSurvival(z) : -(z * z) / 2 - logDeviation;
      sum += part;
      if (parts) parts[from + cell] = part;
      if (censored) continue;
      last = error;
      before = month;
    }
    return sum;
  };
}

/** Where cells are censored and errors last: what is known of the error goes from cell to cell as a density. */
function filtered({ cells, constant, logarithmic }: Terms): Likelihood['log'] {
  const all = grids();
  return ({ values, first, stride, spread, persistence }, parts, from = 0) => {
    const innovation = innovations(spread, persistence);
    let sum = constant;
    let belief = known(0);
    let before = Number.NEGATIVE_INFINITY;
    for (const [cell, { month, value, censored }] of cells.entries()) {
      const predicted = values[first + month * stride] ?? Number.NaN;
      const error = value - (logarithmic ? Math.log(predicted) : predicted);
      const step = innovation(month - before);
      const above = censored ? censor({ before: belief, innovation: step }, error, all) : undefined;
      const part = above?.logChance ?? logDensity(belief, step, error);
      sum += part;
      if (parts) parts[from + cell] = part;
      belief = above?.belief ?? known(error);
      before = month;
    }
    return sum;
  };
}

interface Step extends Innovation {
  /** log of the deviation times √2π. */
  readonly logDeviation: number;
}

/** What is new in an error after a gap of months; the usual gap is worked out once. */
function innovations(spread: number, persistence: number): (gap: number) => Step {
  const after = (gap: number): Step => {
    const kept = persistence === 0 ? 0 : persistence ** gap;
    const deviation = spread * Math.sqrt(1 - kept * kept);
    return { kept, deviation, logDeviation: Math.log(deviation) + LOG_ROOT_TWO_PI };
  };
  const month = after(1);
  return (gap) => (gap === 1 ? month : after(gap));
}

function cellsOf(series: Series): Cell[] {
  const scale = errorScale(series);
  return [...series.values.keys()].flatMap((month): Cell[] => {
    const [value, limit] = [series.values[month] ?? Number.NaN, series.limits[month] ?? Number.NaN];
    if (Number.isFinite(limit)) return [{ month, value: scale(limit), censored: true }];
    return Number.isFinite(value) ? [{ month, value: scale(value), censored: false }] : [];
  });
}

/** A log-normal density is that of the logarithm over the value. */
function jacobianOf(series: Series): number {
  if (series.observation.error !== 'lognormal') return 0;
  return cellsOf(series).reduce((sum, { value, censored }) => (censored ? sum : sum - value), 0);
}

/** log P(Z > z); by the first terms of its asymptotic series far out. */
function logSurvival(z: number): number {
  if (z < 8) return Math.log(normalCdf(-z));
  return -(z * z) / 2 - Math.log(z) - LOG_ROOT_TWO_PI + Math.log1p(-1 / (z * z));
}

/** Beta-binomial: a month's share scatters around the model's with the correlation ρ of its answers (a + b = 1/ρ − 1). */
function countLikelihood({ counts }: Series): Likelihood {
  const constant = counts.reduce(
    (sum, { yes, asked }) => sum + logGamma(asked + 1) - logGamma(yes + 1) - logGamma(asked - yes + 1),
    0,
  );
  const log: Likelihood['log'] = ({ values, first, stride, spread }, parts, from = 0) => {
    const weight = 1 / spread - 1;
    const whole = logGamma(weight);
    let sum = constant;
    for (const [cell, { month, yes, asked }] of counts.entries()) {
      const share = values[first + month * stride] ?? Number.NaN;
      const [a, b] = [share * weight, (1 - share) * weight];
      if (!(a > 0 && b > 0)) return Number.NEGATIVE_INFINITY;
      const part = whole - logGamma(weight + asked) + logRising(a, yes) + logRising(b, asked - yes);
      sum += part;
      if (parts) parts[from + cell] = part;
    }
    return sum;
  };
  return { cells: counts.length, log };
}

/** log Γ(x + n) / Γ(x); a short product where n is small. */
function logRising(x: number, n: number): number {
  if (n > 24) return logGamma(x + n) - logGamma(x);
  let product = 1;
  for (let step = 0; step < n; step++) product *= x + step;
  return Math.log(product);
}
