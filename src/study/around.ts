import type { AssumptionRow } from '../core/assumption.ts';

type Percentiles = Pick<AssumptionRow, 'low' | 'mid' | 'high'>;

/** P10, P50 and P90 of a number that may be off by a factor; what is nothing is nothing.
 * @example
 * around(12, 1.5) // => { low: 8, mid: 12, high: 18 } */
export function around(mid: number, width: number): Percentiles {
  return mid > 0 && width > 1 ? { low: mid / width, mid, high: mid * width } : { low: mid, mid, high: mid };
}

/** The same of a part: neither it nor the rest of the whole is off by more than the factor.
 * @example
 * aroundPart(0.5, 1.25) // => { low: 0.4, mid: 0.5, high: 0.6 } */
export function aroundPart(mid: number, width: number): Percentiles {
  if (mid >= 1) return around(mid, 1);
  const { low, high } = around(mid, width);
  return {
    low: Math.min(mid, Math.max(low, 1 - (1 - mid) * width)),
    mid,
    high: Math.max(mid, Math.min(high, 1 - (1 - mid) / width)),
  };
}
