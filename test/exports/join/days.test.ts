import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPeriod } from '../../../src/core/calendar.ts';
import { type Day, formatDay } from '../../../src/core/day.ts';
import { dayCount, monthOfDay, monthsOfSpan, overlap, type Ranges, union, without } from '../../../src/exports/join/days.ts';
import { shareOf } from '../../../src/exports/join/segment.ts';
import { day } from './sample.ts';

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((value) => value as Day);
const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }))
  .map(([from, length]) => ({ from: from as Day, to: (from + length) as Day }));

test('days are those of the calendar', () =>
  fc.assert(
    fc.property(anyDay, (value) => {
      const text = new Date(value * 86_400_000).toISOString().slice(0, 10);
      expect([formatDay(value), day(text), formatPeriod(monthOfDay(value))]).toEqual([text, value, text.slice(0, 7)]);
    }),
  ));

test('the months of a span hold all its days, and the parts of an amount add up to it', () =>
  fc.assert(
    fc.property(anySpan, fc.integer({ min: -1e9, max: 1e9 }), (whole, amount) => {
      const parts = monthsOfSpan(whole).map(({ span }) => span);
      expect(union(parts)).toEqual([whole]);
      const shares = parts.map((part) => shareOf(amount, { whole, part }));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
      for (const [index, part] of parts.entries()) {
        const exact = (amount * dayCount([part])) / dayCount([whole]);
        expect(Math.abs((shares[index] ?? 0) - exact)).toBeLessThanOrEqual(1);
      }
    }),
  ));

test('what ranges share with a span and what they lack of it make up the span', () =>
  fc.assert(
    fc.property(anySpan, fc.array(anySpan, { maxLength: 6 }), (whole, spans) => {
      const ranges = union(spans);
      const parts: Ranges = [...overlap(whole, ranges), ...without(whole, ranges)];
      expect(dayCount(parts)).toBe(dayCount([whole]));
      expect(union(parts)).toEqual([whole]);
    }),
  ));
