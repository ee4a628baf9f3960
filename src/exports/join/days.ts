import { addMonths, type Month, monthNumber, yearOf } from '../../core/calendar.ts';
import type { Day, Span } from '../canonical.ts';

/**
 * The first day of a month.
 * @example
 * firstDay(monthOfDay(daysFromCivil(1970, 2, 28))) // => 31
 */
export function firstDay(month: Month): Day {
  return daysFromCivil(yearOf(month), monthNumber(month), 1);
}

/** The last day of a month. */
export function lastDay(month: Month): Day {
  return (firstDay(addMonths(month, 1)) - 1) as Day;
}

/** All days of a month. */
export function monthSpan(month: Month): Span {
  return { from: firstDay(month), to: lastDay(month) };
}

/**
 * A date as a day, of the proleptic Gregorian calendar.
 * Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 * @example
 * daysFromCivil(2026, 1, 1) // => 20454
 */
export function daysFromCivil(year: number, month: number, day: number): Day {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as Day;
}

/**
 * The month of a day.
 * @example
 * monthNumber(monthOfDay(daysFromCivil(2024, 2, 29))) // => 2
 */
export function monthOfDay(day: Day): Month {
  const guess = Math.floor((day * 12) / 365.2425) + 1970 * 12;
  const near = [guess - 1, guess, guess + 1].map((month) => month as Month);
  return near.find((month) => firstDay(month) <= day && day <= lastDay(month)) ?? (guess as Month);
}

/** The months that a span touches, in order, each with the days of the span in it. */
export function monthsOfSpan({ from, to }: Span): { readonly month: Month; readonly span: Span }[] {
  const [first, last] = [monthOfDay(from), monthOfDay(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = addMonths(first, index);
    const whole = monthSpan(month);
    return { month, span: { from: Math.max(from, whole.from) as Day, to: Math.min(to, whole.to) as Day } };
  });
}

/**
 * A day as text.
 * @example
 * formatDay(daysFromCivil(2026, 3, 9)) // => '2026-03-09'
 */
export function formatDay(day: Day): string {
  const month = monthOfDay(day);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${yearOf(month)}-${pad(monthNumber(month))}-${pad(day - firstDay(month) + 1)}`;
}

/**
 * A span as text; a single day once.
 * @example
 * formatSpan({ from: daysFromCivil(2026, 3, 9), to: daysFromCivil(2026, 3, 10) }) // => '2026-03-09 to 2026-03-10'
 */
export function formatSpan({ from, to }: Span): string {
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
}
