import { EXP_SERIES, exp, NEAR, ROUNDER, STEP_HIGH, STEP_LOW, STEPS_A_UNIT } from './exponential.ts';
import { double, halves, LEAST_NORMAL_HALF, LN2_HIGH, LN2_LOW, LOG_SERIES, log, NORMAL_HALVES } from './logarithm.ts';
import { LOG_ROW, LOG_START, LOGS, POWERS_OF_ROOT, SCALES } from './mathsTables.ts';

/*
 * exp and log of a number that stands in memory, put where it stood: step by step the same. An engine that does not write a function's
 * lines where it is called makes an object of every number that goes in or comes out; of these none does.
 */

const [E2, E3, E4, E5, E6] = EXP_SERIES;
const [L2, L3, L4, L5, L6, L7, L8] = LOG_SERIES;

export function expInPlace(io: Float64Array): void {
  const x = io[0] as number;
  if (!(x > -NEAR && x < NEAR)) {
    io[0] = exp(x);
    return;
  }
  const steps = x * STEPS_A_UNIT + ROUNDER - ROUNDER;
  const k = steps | 0;
  const r = x - steps * STEP_HIGH - steps * STEP_LOW;
  const s = r * r;
  const root = POWERS_OF_ROOT[k & 63] as number;
  io[0] = (root + root * (r + s * (E2 + r * E3 + s * (E4 + r * E5 + s * E6)))) * (SCALES[(k >> 6) + 1024] as number);
}

export function logInPlace(io: Float64Array): void {
  const x = io[0] as number;
  double[0] = x;
  const high = halves[1] as number;
  if ((high - LEAST_NORMAL_HALF) >>> 0 >= NORMAL_HALVES) {
    io[0] = log(x);
    return;
  }
  const q = high - LOG_START;
  const k = q >> 20;
  const row = ((q >> 13) & 127) * LOG_ROW;
  const r = (x * (SCALES[1024 - k] as number) - (LOGS[row] as number)) * (LOGS[row + 1] as number);
  const s = r * r;
  const series = L2 + r * L3 + s * (L4 + r * L5 + s * (L6 + r * L7 + s * L8));
  io[0] = k * LN2_HIGH + (LOGS[row + 2] as number) + (r + (s * series + k * LN2_LOW));
}
