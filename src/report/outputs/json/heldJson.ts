import { formatPeriod, type Period } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import { roundedNumber } from './roundedNumber.ts';

/** How the money of `hold` goes on, by line; and what was spent a year before each projected month, where that is known. */
export function heldJson({ held: { file, lines, lastYear } }: Decision, advertising: string): object {
  const byMonth = (values: ReadonlyMap<Period, number>): object =>
    Object.fromEntries([...values].map(([month, value]) => [formatPeriod(month), roundedNumber(value)]));
  return {
    ...(file === undefined ? {} : { file }),
    lines: lines.map(({ slot, as, growth }) => ({
      slot,
      as,
      ...(growth === undefined ? {} : { growth: roundedNumber(growth) }),
    })),
    year_before: { [advertising]: byMonth(lastYear.adSpend), content: byMonth(lastYear.content) },
  };
}
