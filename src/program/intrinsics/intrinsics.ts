import { digamma, logGamma, logRising, logRisingSlope } from '../../numeric/beta.ts';
import { logSurvival, logSurvivalSlope } from '../../numeric/normal.ts';
import type { BinaryIntrinsic, UnaryIntrinsic } from '../program.ts';
import { grids } from './censoredErrors.ts';
import { takeIn, unknownError } from './errorFilter.ts';

/**
 * Functions that equations of a model may not call: priors and likelihoods do. One place for what they compute; a target
 * writes them in its own way, and a gradient takes their derivatives, which stand beside them.
 *
 * `hostExp`, `hostLog`, `hostPower` and `logOnePlus` are exp, log, pow and log1p as the machine's own library has them,
 * where `exp` and `log` are those that the program writes out.
 */
export const UNARY_INTRINSICS: Readonly<Record<UnaryIntrinsic, (x: number) => number>> = {
  /** d/dx: itself. */
  hostExp: Math.exp,
  /** d/dx: 1 / x. */
  hostLog: Math.log,
  /** log(1 + x). d/dx: 1 / (1 + x). */
  logOnePlus: Math.log1p,
  /** log Γ(x). d/dx: the digamma function. */
  logGamma,
  digamma,
  /** log P(Z > x), Z standard normal. d/dx: −φ(x) / P(Z > x). */
  logSurvival,
  logSurvivalSlope,
};

export const BINARY_INTRINSICS: Readonly<Record<BinaryIntrinsic, (x: number, n: number) => number>> = {
  /** x^n. d/dx: n x^(n − 1); d/dn: x^n log x. */
  hostPower: (x, n) => x ** n,
  /** log Γ(x + n) − log Γ(x), n a whole number of at least 0. d/dx: digamma(x + n) − digamma(x); n is measured. */
  logRising,
  logRisingSlope,
};

/** What the text of a target calls by name. */
export const CALLED = {
  logGamma,
  logRising,
  logSurvival,
  digamma,
  logRisingSlope,
  logSurvivalSlope,
  grids,
  takeIn,
  unknownError,
};
