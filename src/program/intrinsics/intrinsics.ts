import { digamma, logGamma, logRising, logRisingSlope } from '../../numeric/beta.ts';
import { log1p } from '../../numeric/elementary/logarithm.ts';
import { logSurvival, logSurvivalSlope } from '../../numeric/normal.ts';
import type { BinaryIntrinsic, UnaryIntrinsic } from '../program.ts';
import { grids } from './censoredErrors.ts';
import { takeIn, unknownError } from './errorFilter.ts';
import { giveBack } from './giveBack.ts';

/**
 * Functions that equations of a model may not call: priors and likelihoods do. One place for what they compute; a target
 * writes them in its own way, and a gradient takes their derivatives, which stand beside them.
 */
export const UNARY_INTRINSICS: Readonly<Record<UnaryIntrinsic, (x: number) => number>> = {
  /** log(1 + x). d/dx: 1 / (1 + x). */
  logOnePlus: log1p,
  /** log Γ(x). d/dx: the digamma function. */
  logGamma,
  digamma,
  /** log P(Z > x), Z standard normal. d/dx: −φ(x) / P(Z > x). */
  logSurvival,
  logSurvivalSlope,
};

export const BINARY_INTRINSICS: Readonly<Record<BinaryIntrinsic, (x: number, n: number) => number>> = {
  /** log Γ(x + n) − log Γ(x), n a whole number of at least 0. d/dx: digamma(x + n) − digamma(x); n is measured. */
  logRising,
  logRisingSlope,
};

/** What the text of a target calls by name. */
export const CALLED = {
  logOnePlus: log1p,
  logGamma,
  logRising,
  logSurvival,
  digamma,
  logRisingSlope,
  logSurvivalSlope,
  grids,
  takeIn,
  giveBack,
  unknownError,
};
