import { LOG_ROW, LOG_START, LOGS, SCALES } from './mathsTables.ts';

/** ln 2 in two parts: the first has so few digits that a whole number of them is exact (fdlibm's split). */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

/** log(1 + r) = r + r² (−1/2 + r / 3 − …) for |r| ≤ 2^-7; from the power r² up to r⁸. */
export const LOG_SERIES = [-0.5, 1 / 3, -0.25, 0.2, -1 / 6, 1 / 7, -0.125] as const;
const [L2, L3, L4, L5, L6, L7, L8] = LOG_SERIES;

/** High halves of the smallest normal number and, from there, of infinity. */
export const LEAST_NORMAL_HALF = 0x100000;
export const NORMAL_HALVES = 0x7fe00000;
export const LEAST_NORMAL = 2.2250738585072014e-308;
/** A subnormal number times 2^54 is a normal one. */
export const LIFT = 18014398509481984;
export const LIFTED = -54;

/** A number and its two halves (the high one is the second: little-endian). */
export const double = new Float64Array(1);
export const halves = new Int32Array(double.buffer);

/**
 * ln x: x = 2^k · z with z in [0.6875, 1.375), z near a piece's centre c of the table, r = (z − c) / c (z − c is exact),
 * ln x = k ln 2 + ln c + ln(1 + r) by its series. 0 gives −Infinity, below 0 NaN. At most 1.4 units in the last place off.
 *
 * @example
 * log(1) // => 0
 * log(10).toFixed(14) // => '2.30258509299405'
 */
export function log(x: number): number {
  double[0] = x;
  const high = halves[1] as number;
  if ((high - LEAST_NORMAL_HALF) >>> 0 < NORMAL_HALVES) return normalLog(x, high, 0);
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  double[0] = x * LIFT;
  return normalLog(x * LIFT, halves[1] as number, LIFTED);
}

/** Of a positive normal number whose high half is known; `more` powers of two are added. */
function normalLog(x: number, high: number, more: number): number {
  const q = high - LOG_START;
  const k = q >> 20;
  const row = ((q >> 13) & 127) * LOG_ROW;
  const r = (x * (SCALES[1024 - k] as number) - (LOGS[row] as number)) * (LOGS[row + 1] as number);
  const s = r * r;
  const twos = k + more;
  const series = L2 + r * L3 + s * (L4 + r * L5 + s * (L6 + r * L7 + s * L8));
  return twos * LN2_HIGH + (LOGS[row + 2] as number) + (r + (s * series + twos * LN2_LOW));
}

/** What {@link parts} found: ln x as the sum of a double and a rest, good to 2^-66. */
export const logParts = new Float64Array(2);

/** ln x of a positive finite number, in two parts, left in {@link logParts}. */
export function parts(x: number): void {
  double[0] = x;
  const tiny = (halves[1] as number) < LEAST_NORMAL_HALF;
  const normal = tiny ? x * LIFT : x;
  double[0] = normal;
  const q = (halves[1] as number) - LOG_START;
  const k = q >> 20;
  const row = ((q >> 13) & 127) * LOG_ROW;
  const [centre, inverse] = [LOGS[row] as number, LOGS[row + 1] as number];
  const distance = normal * (SCALES[1024 - k] as number) - centre;
  const r = distance * inverse;
  const left = restOfQuotient(distance, centre, r) * inverse;
  const s = r * r;
  const twos = k + (tiny ? LIFTED : 0);
  const series = s * (r * L3 + s * (L4 + r * L5 + s * (L6 + r * L7 + s * L8)));
  const whole = twos * LN2_HIGH;
  const table = LOGS[row + 2] as number;
  const first = whole + table;
  const firstRest = whole - first + table;
  const second = first + r;
  const bigger = Math.abs(first) > Math.abs(r);
  const secondRest = bigger ? first - second + r : r - second + first;
  const small = left + L2 * s + series + (twos * LN2_LOW + (LOGS[row + 3] as number)) + firstRest + secondRest;
  logParts[0] = second + small;
  logParts[1] = second - (second + small) + small;
}

/** distance − centre · r without rounding: a centre has few digits, so that its products with the halves of r are exact. */
function restOfQuotient(distance: number, centre: number, r: number): number {
  const spread = r * 134217729;
  const upper = spread - (spread - r);
  return distance - centre * upper - centre * (r - upper);
}

/**
 * ln(1 + x), good where x is small too; at most 3 units in the last place off.
 *
 * @example
 * log1p(1e-20) // => 1e-20
 * log1p(-1) // => -Infinity
 */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1 || sum === Number.POSITIVE_INFINITY) return x;
  return (log(sum) * x) / (sum - 1);
}
