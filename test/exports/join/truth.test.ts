import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthOf } from '../../../src/core/calendar.ts';
import { formatDay } from '../../../src/core/day.ts';
import { monthSpan } from '../../../src/exports/join/days.ts';
import { ad, type BareRow, codes, column, day, join } from './sample.ts';

const START = day('2026-01-01');
const DAYS = 90;
const LEVELS = ['campaign', 'placement', 'search-term'] as const;

/** Rows of the true daily spend (cents by campaign and day) over some days, as one level of report. */
function rowsOf(
  truth: readonly (readonly number[])[],
  { from, to, level }: { readonly from: number; readonly to: number; readonly level: (typeof LEVELS)[number] },
): BareRow[] {
  return truth.flatMap((spend, campaign) =>
    spend
      .slice(from, to + 1)
      .map((cents, index) =>
        ad(formatDay((START + from + index) as typeof START), cents / 100, { campaign: `C${campaign}`, level }),
      ),
  );
}

test('exports of the same days, in any number, order and level, give the true months', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: DAYS, maxLength: DAYS }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(fc.record({ a: fc.nat(DAYS - 1), b: fc.nat(DAYS - 1), level: fc.constantFrom(...LEVELS) }), { maxLength: 6 }),
      async (truth, downloads) => {
        const files = downloads.map(
          ({ a, b, level }, index) =>
            [`f${index}.csv`, rowsOf(truth, { from: Math.min(a, b), to: Math.max(a, b), level })] as const,
        );
        const joined = await join({
          ...Object.fromEntries(files),
          'all.csv': rowsOf(truth, { from: 0, to: DAYS - 1, level: 'search-term' }),
        });
        const expected = [1, 2, 3].map((month) => {
          const { from, to } = monthSpan(monthOf(2026, month));
          return truth.flatMap((spend) => spend.slice(from - START, to - START + 1)).reduce((sum, cents) => sum + cents, 0) / 100;
        });
        expect(column(joined, 'ad_spend')).toEqual(expected);
        expect(codes(joined).filter((code) => code !== 'months-not-final')).toEqual([]);
      },
    ),
    { numRuns: 25 },
  ));
