import { betaCdf } from './beta.ts';

/**
 * Part of Student's t distribution with so many degrees of freedom that lies below z.
 * @example
 * studentCdf(0, 5) // => 0.5
 * Math.round(1000 * studentCdf(2.015048, 5)) // => 950
 */
export function studentCdf(z: number, freedom: number): number {
  const tail = betaCdf(freedom / (freedom + z * z), freedom / 2, 0.5) / 2;
  return z > 0 ? 1 - tail : tail;
}
