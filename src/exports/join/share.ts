import type { Span } from '../canonical.ts';

/**
 * The part of an amount, spread evenly over the days of `whole`, that falls on the days of `part` within it. An integer amount gives
 * integer parts, each within 1 of its exact value, and the parts of all days add up to it: the running total is rounded, not the part.
 * @example
 * shareOf(100, { whole: { from: 1, to: 3 }, part: { from: 1, to: 1 } }) // => 33
 * shareOf(100, { whole: { from: 1, to: 3 }, part: { from: 2, to: 3 } }) // => 67
 */
export function shareOf(amount: number, { whole, part }: { readonly whole: Span; readonly part: Span }): number {
  const days = whole.to - whole.from + 1;
  const before = part.from - whole.from;
  const through = part.to - whole.from + 1;
  if (!Number.isInteger(amount)) return (amount * (through - before)) / days;
  return Math.round((amount * through) / days) - Math.round((amount * before) / days);
}
