import { describe, expect, test } from 'vitest';
import {
  addPeriods,
  alignedTo,
  EPOCH,
  firstDayOf,
  formatPeriod,
  monthNumber,
  monthOf,
  type Period,
  parseMonth,
  periodHolding,
  periodLabel,
  periodsBetween,
  periodsNamed,
  sinceEpoch,
  stepOf,
  weekFrom,
  weekNumber,
  yearOf,
  yearPart,
} from '../../src/core/calendar.ts';
import { type Day, formatDay } from '../../src/core/day.ts';

const DAY = 86_400_000;
const week = (text: string): Period => parseMonth(text) ?? (0 as never);

/** What the platform's own calendar says of a week. */
function told(text: string, thursdayIn: number): { month: number; year: number; number: number } {
  const thursday = new Date(Date.parse(`${text}T00:00:00Z`) + thursdayIn * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = Math.ceil(((thursday.getTime() - first) / DAY + 1) / 7);
  return { month: thursday.getUTCMonth() + 1, year: thursday.getUTCFullYear(), number };
}

describe.each([
  ['Monday', '2000-01-10', 3],
  ['Sunday', '2000-01-09', 4],
] as const)('weeks from %s', (_, first, thursdayIn) => {
  const weeks = periodsBetween(week(first), addPeriods(week(first), 5_200));

  test('follow each other by seven days, and read back from their own text', () => {
    const days = weeks.map((one) => Date.parse(formatPeriod(one)) / DAY);
    expect(days.slice(1).every((day, index) => day - (days[index] ?? 0) === 7)).toBe(true);
    expect(weeks.every((one) => parseMonth(formatPeriod(one)) === one && stepOf(one) === 'week')).toBe(true);
  });

  test('belong to the year, the month and the week number of their Thursday', () => {
    for (const one of weeks) {
      const ours = { month: monthNumber(one), year: yearOf(one), number: weekNumber(one) };
      expect({ one: formatPeriod(one), ...ours }).toEqual({ one: formatPeriod(one), ...told(formatPeriod(one), thursdayIn) });
    }
  });

  test('hold each of their seven days', () => {
    const [one = 0 as never] = weeks;
    const held = Array.from({ length: 9 }, (_, index) => periodHolding((firstDayOf(one) + index - 1) as Day, one) - one);
    expect(held).toEqual([-1, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('go once around in a year', () => {
    const parts = weeks.slice(0, 523).map(yearPart);
    expect(parts.every((part) => part > 0 && part < 1)).toBe(true);
    expect(parts.slice(1).filter((part, index) => part < (parts[index] ?? 0))).toHaveLength(10);
  });
});

test('no day but a Monday or a Sunday starts a week', () => {
  const days = ['2026-01-25', '2026-01-26', '2026-01-27', '2026-01-28', '2026-01-29', '2026-01-30', '2026-01-31'];
  expect(days.filter((day) => parseMonth(day) !== undefined)).toEqual(['2026-01-25', '2026-01-26']);
  expect(parseMonth('2026-02-30')).toBeUndefined();
});

test('the clock starts in January 2026 and in the week of its first day', () => {
  expect([sinceEpoch(EPOCH), sinceEpoch(monthOf(2025, 11))]).toEqual([0, -2]);
  expect(['2025-12-29', '2026-01-05', '2025-12-28', '2025-12-21'].map((day) => sinceEpoch(week(day)))).toEqual([0, 1, 0, -1]);
});

test('labels name the month, or the first day of the week', () => {
  expect([periodLabel(monthOf(2026, 3)), periodLabel(week('2026-02-02'))]).toEqual(['Mar 2026', '2 Feb 2026']);
  expect(formatDay(firstDayOf(monthOf(2026, 3)))).toBe('2026-03-01');
  expect(weekFrom(firstDayOf(monthOf(2026, 3)))).toBe(week('2026-03-01'));
});

test('a flag names months or days, and the weeks of a month are those whose Thursday lies in it', () => {
  const named = (text: string, step: 'month' | 'week') => {
    const periods = periodsNamed(text, step);
    return periods && [periods.first, periods.last].map(formatPeriod);
  };
  expect(named('2026-01', 'month')).toEqual(['2026-01', '2026-01']);
  expect(named('2026-08-31', 'month')).toEqual(['2026-08', '2026-08']);
  expect(named('2026-01', 'week')).toEqual(['2025-12-29', '2026-01-26']);
  expect(named('2026-12', 'week')).toEqual(['2026-11-30', '2026-12-28']);
  expect(named('2026-08-29', 'week')).toEqual(['2026-08-24', '2026-08-24']);
  expect(named('2026-08-30', 'week')).toEqual(['2026-08-30', '2026-08-30']);
  expect(['2026-13', '2026-02-30', '26-01', 'soon'].map((text) => named(text, 'week'))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a day of a flag means the week of the study that holds it, on whichever day its weeks start', () => {
  const days = ['2026-08-29', '2026-08-30', '2026-08-31', '2026-09-05'];
  const held = (like: string) =>
    days.map((day) => formatPeriod(alignedTo(week(like), periodsNamed(day, 'week')?.last ?? (0 as never))));
  expect(held('2026-01-05')).toEqual(['2026-08-24', '2026-08-24', '2026-08-31', '2026-08-31']);
  expect(held('2026-01-04')).toEqual(['2026-08-23', '2026-08-30', '2026-08-30', '2026-08-30']);
});
