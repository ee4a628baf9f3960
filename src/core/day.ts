/** A calendar day as an integer: days since 1970-01-01. Days are subtracted and compared as numbers. */
export type Day = number & { readonly brand: 'Day' };

/** Consecutive days, both ends included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** The first day of a month, in any year, by the civil calendar (Howard Hinnant's `days_from_civil`). */
export function daysToMonth(year: number, month: number): Day {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return (era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468) as Day;
}

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * The day, or undefined where the calendar has no such day or the year is not within 2000 to 2100.
 * @example
 * dayOf({ year: 2026, month: 1, day: 1 }) // => 20454
 * dayOf({ year: 2026, month: 2, day: 29 }) // => undefined
 */
export function dayOf({ year, month, day }: YearMonthDay): Day | undefined {
  if (!(year >= 2000 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  const first = daysToMonth(year, month);
  const next = month === 12 ? daysToMonth(year + 1, 1) : daysToMonth(year, month + 1);
  return first + day - 1 < next ? ((first + day - 1) as Day) : undefined;
}

/** @example
 * dateOf(20454) // => { year: 2026, month: 1, day: 1 } */
export function dateOf(day: number): YearMonthDay {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** @example
 * formatDay(20454) // => '2026-01-01' */
export function formatDay(day: number): string {
  const { year, month, day: number } = dateOf(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
}

/** @example
 * formatSpan({ from: 20454, to: 20484 }) // => '2026-01-01 to 2026-01-31' */
export function formatSpan({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
}

/**
 * `count` whole months from the first of `month`. Undefined outside 2000 to 2100.
 * @example
 * monthSpan({ year: 2026, month: 2 }) // => { from: 20485, to: 20512 }
 */
export function monthSpan({ year, month }: { readonly year: number; readonly month: number }, count = 1): Span | undefined {
  const last = month + count - 1;
  const from = dayOf({ year, month, day: 1 });
  const end = { year: year + Math.floor(last / 12), month: (last % 12) + 1 };
  return from === undefined ? undefined : { from, to: (daysToMonth(end.year, end.month) - 1) as Day };
}

/** 0 for Sunday to 6 for Saturday.
 * @example
 * weekday(20454) // => 4 */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/**
 * A week as Brand Analytics counts them: from Sunday; week 1 holds 1 January.
 * @example
 * formatSpan(weekSpan(2026, 35)) // => '2026-08-23 to 2026-08-29'
 */
export function weekSpan(year: number, week: number): Span | undefined {
  const first = dayOf({ year, month: 1, day: 1 });
  if (first === undefined || !(week >= 1 && week <= 54)) return undefined;
  const from = first - weekday(first) + (week - 1) * 7;
  return { from: from as Day, to: (from + 6) as Day };
}
