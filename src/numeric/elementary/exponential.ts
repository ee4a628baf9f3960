import { POWERS_OF_ROOT, POWERS_OF_ROOT_REST, SCALES, STEPS } from './mathsTables.ts';

/** Adding and taking away 1.5 · 2^52 rounds to a whole number. */
export const ROUNDER = 6755399441055744;

/** 64 / ln 2, and ln 2 / 64 in two parts: the first has so few digits that a whole number of them is exact (fdlibm's split). */
export const STEPS_A_UNIT = 92.33248261893576;
export const STEP_HIGH = 0.6931471803691238 / STEPS;
export const STEP_LOW = 1.9082149292705877e-10 / STEPS;

/** Beyond these exp is 0 and Infinity. */
export const LEAST_EXPONENT = -746;
export const GREATEST_EXPONENT = 710;

/** exp r = 1 + r + r² (1/2 + r / 6 + …) for |r| ≤ ln 2 / 128; from the power r² up to r⁶. */
export const EXP_SERIES = [0.5, 1 / 6, 1 / 24, 1 / 120, 1 / 720] as const;
const [SECOND, THIRD, FOURTH, FIFTH, SIXTH] = EXP_SERIES;

/**
 * e^x = 2^(i / 64) · e^r: the root from a table, e^r by its series. Far from 0 the power of two is applied in two halves, so that results
 * down to the last subnormal and up to the last finite number come out. NaN stays NaN. At most 1.2 units in the last place off.
 *
 * @example
 * exp(0) // => 1
 * exp(1).toFixed(14) // => '2.71828182845905'
 */
export function exp(x: number): number {
  if (!(x > -NEAR && x < NEAR)) return farExp(x);
  const steps = x * STEPS_A_UNIT + ROUNDER - ROUNDER;
  const k = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const s = r * r;
  const beyondOne = r + s * (SECOND + r * THIRD + s * (FOURTH + r * FIFTH + s * SIXTH));
  const root = POWERS_OF_ROOT[k & 63] as number;
  return (root + root * beyondOne) * (SCALES[(k >> 6) + 1024] as number);
}

/** Up to here, on both sides of 0, the power of two is one of a normal number. */
export const NEAR = 700;

function farExp(x: number): number {
  const held = Math.min(Math.max(x, LEAST_EXPONENT), GREATEST_EXPONENT);
  const steps = held * STEPS_A_UNIT + ROUNDER - ROUNDER;
  const k = steps | 0;
  const r = held - steps * STEP_HIGH - steps * STEP_LOW;
  const s = r * r;
  const beyondOne = r + s * (SECOND + r * THIRD + s * (FOURTH + r * FIFTH + s * SIXTH));
  const root = POWERS_OF_ROOT[k & 63] as number;
  const half = k >> 7;
  return (root + root * beyondOne) * (SCALES[half + 1024] as number) * (SCALES[(k >> 6) - half + 1024] as number);
}

/** e^(x + rest) with a rest of at most a last place of x, for |x| < 746: {@link exp} with what the table lacks, 0.6 units off. */
export function expOfSum(x: number, rest: number): number {
  const steps = x * STEPS_A_UNIT + ROUNDER - ROUNDER;
  const k = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW + rest;
  const s = r * r;
  const beyondOne = r + s * (SECOND + r * THIRD + s * (FOURTH + r * FIFTH + s * SIXTH));
  const root = POWERS_OF_ROOT[k & 63] as number;
  const half = k >> 7;
  const lacking = POWERS_OF_ROOT_REST[k & 63] as number;
  return (root + (root * beyondOne + lacking)) * (SCALES[half + 1024] as number) * (SCALES[(k >> 6) - half + 1024] as number);
}
