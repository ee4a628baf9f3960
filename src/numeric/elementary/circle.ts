import { ROUNDER } from './exponential.ts';

/**
 * Sine and cosine by arithmetic alone, so that every machine gives the same bits. x = k · π/2 + r with |r| ≤ π/4: π/2 in three parts, of
 * which the first two have so few digits that a whole number of them is exact. Then the polynomials of fdlibm (Sun Microsystems 1993,
 * k_sin.c and k_cos.c), whose error is below one last place. A large angle first loses whole turns, exactly: that moves it by less
 * than its own rounding.
 */
export const TURN = 2 * Math.PI;
export const LARGE = 100_000;
export const QUARTERS = 2 / Math.PI;
export const QUARTER = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21] as const;
export const SINE = [
  -0.16666666666666632, 0.00833333333332249, -0.0001984126982985795, 2.7557313707070068e-6, -2.5050760253406863e-8,
  1.58969099521155e-10,
] as const;
export const COSINE = [
  0.0416666666666666, -0.001388888888887411, 0.00002480158728947673, -2.7557314351390663e-7, 2.087572321298175e-9,
  -1.1359647557788195e-11,
] as const;

/** @example
 * sin(0) // => 0
 * sin(1).toFixed(14) // => '0.84147098480790' */
export function sin(angle: number): number {
  return wave(angle, 0);
}

/** @example
 * cos(0) // => 1 */
export function cos(angle: number): number {
  return wave(angle, 1);
}

/** The sine of an angle so many quarters of a turn ahead. */
function wave(angle: number, ahead: 0 | 1): number {
  const x = angle > -LARGE && angle < LARGE ? angle : angle % TURN;
  const quarters = x * QUARTERS + ROUNDER - ROUNDER;
  const r = x - quarters * QUARTER[0] - quarters * QUARTER[1] - quarters * QUARTER[2];
  const z = r * r;
  const k = quarters + ahead;
  const size = (k & 1) !== 0 ? 1 - (0.5 * z - z * z * series(COSINE, z)) : r + r * z * series(SINE, z);
  return (k & 2) !== 0 ? -size : size;
}

function series([a, b, c, d, e, f]: typeof SINE | typeof COSINE, z: number): number {
  return a + z * (b + z * (c + z * (d + z * (e + z * f))));
}
