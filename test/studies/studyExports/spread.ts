import type { Period } from '../../../src/core/calendar.ts';
import type { Day } from '../../../src/core/day.ts';
import { monthSpan } from '../../../src/exports/join/days.ts';

/**
 * A whole amount (cents, clicks) shared out by weight: whole parts that add up to it, for the running total is rounded, not the part.
 * @example
 * spread(10, [1, 1, 1]) // => [3, 4, 3]
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [before, given] = [0, 0];
  return weights.map((weight) => {
    before += weight;
    const part = Math.round((total * before) / all) - given;
    given += part;
    return part;
  });
}

export function daysOf(month: Period): Day[] {
  const { from, to } = monthSpan(month);
  return Array.from({ length: to - from + 1 }, (_, index) => (from + index) as Day);
}

/** More is bought at the weekend. 1970-01-01 was a Thursday. */
export function weekdayWeight(day: Day): number {
  return [1, 1, 1.12, 1.18, 0.97, 0.95, 0.98][day % 7] ?? 1;
}

/** A factor within `width` of 1. */
export function wobble(random: () => number, width: number): number {
  return 1 + width * (2 * random() - 1);
}
