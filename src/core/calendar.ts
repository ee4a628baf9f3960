import { type Day, dateOf, dayOf, formatDay, weekday } from './day.ts';

/** How far a model's clock moves at a time. */
export type Step = 'month' | 'week';

/**
 * A period of a model's clock as an integer, so that periods are subtracted and compared as numbers and the next is one more. A calendar
 * month is 12 · year + (month − 1). Weeks count from {@link WEEKS}, in a range of their own: the number tells which of them it is.
 */
export type Period = number & { readonly brand: 'Month' };

/** The first weeks of 1970: their numbers, and the days on which they start (Monday the 5th, Sunday the 4th, as days since 1970-01-01). */
const WEEKS = { monday: { number: 1_000_000, day: 4 }, sunday: { number: 2_000_000, day: 3 } } as const;

/** Days of a mean year. */
const YEAR = 365.2425;

/** The model's clock starts here: `time` is 0 in January 2026, or in the week that holds its first day. */
export const EPOCH = monthOf(2026, 1);

/** Periods since the model's clock started. */
export function sinceEpoch(period: Period): number {
  return period - periodHolding(firstDayOf(EPOCH), period);
}

/** @example
 * stepsAYear('week') // => 52.1775 */
export function stepsAYear(step: Step): number {
  return step === 'month' ? 12 : YEAR / 7;
}

/** Weeks of a mean month. */
export const WEEKS_A_MONTH = YEAR / 7 / 12;

/** So many months as whole steps: a quarter is 3 months or 13 weeks, a year 12 or 52.
 * @example
 * wholeSteps('week', 24) // => 104 */
export function wholeSteps(step: Step, months: number): number {
  return step === 'month' ? months : Math.round((months * 52) / 12);
}

export function stepOf(period: Period): Step {
  return period < WEEKS.monday.number / 2 ? 'month' : 'week';
}

/** The month of a year and a month number, 1 to 12. */
export function monthOf(year: number, month: number): Period {
  return (year * 12 + (month - 1)) as Period;
}

/** The week that starts on a day, a Monday or a Sunday; undefined for any other.
 * @example
 * formatPeriod(weekFrom(20479)) // => '2026-01-26'
 * weekFrom(20480) // => undefined */
export function weekFrom(day: Day): Period | undefined {
  const start = [WEEKS.sunday, WEEKS.monday][weekday(day)];
  return start && ((start.number + (day - start.day) / 7) as Period);
}

/** The period that holds a day, of the same kind as another: a month, a week from Monday or a week from Sunday. */
export function periodHolding(day: Day, like: Period): Period {
  if (stepOf(like) === 'month') return monthOf(dateOf(day).year, dateOf(day).month);
  const start = startOf(like);
  return (start.number + Math.floor((day - start.day) / 7)) as Period;
}

/** The first day of a month or a week. */
export function firstDayOf(period: Period): Day {
  if (stepOf(period) === 'week') return (startOf(period).day + 7 * (period - startOf(period).number)) as Day;
  const first = dayOf({ year: yearOf(period), month: monthNumber(period), day: 1 });
  if (first === undefined) throw new Error(`month ${period} is not within 2000 to 2100`);
  return first;
}

function startOf(week: Period): (typeof WEEKS)[keyof typeof WEEKS] {
  return week < (WEEKS.monday.number + WEEKS.sunday.number) / 2 ? WEEKS.monday : WEEKS.sunday;
}

/** The Thursday of a week says to which year, quarter and month it belongs (ISO 8601). */
function thursday(week: Period): Day {
  return (firstDayOf(week) + (startOf(week) === WEEKS.monday ? 3 : 4)) as Day;
}

/** @example
 * formatPeriod(addPeriods(monthOf(2026, 11), 2)) // => '2027-01' */
export function addPeriods(month: Period, count: number): Period {
  return (month + count) as Period;
}

/** 1 for January to 12 for December; a week's by its Thursday. */
export function monthNumber(period: Period): number {
  return stepOf(period) === 'month' ? (period % 12) + 1 : dateOf(thursday(period)).month;
}

/** The calendar year; a week's by its Thursday. */
export function yearOf(period: Period): number {
  return stepOf(period) === 'month' ? Math.floor(period / 12) : dateOf(thursday(period)).year;
}

/** The week of the year, 1 to 53 (ISO 8601).
 * @example
 * weekNumber(weekFrom(20479)) // => 5 */
export function weekNumber(week: Period): number {
  return Math.floor((thursday(week) - firstDayOf(monthOf(yearOf(week), 1))) / 7) + 1;
}

/** The part of the calendar year that is over in the middle of the period, 0 to 1.
 * @example
 * yearPart(monthOf(2026, 3)) // => 2.5 / 12 */
export function yearPart(period: Period): number {
  if (stepOf(period) === 'month') return (monthNumber(period) - 0.5) / 12;
  const [first, next] = [firstDayOf(monthOf(yearOf(period), 1)), firstDayOf(monthOf(yearOf(period) + 1, 1))];
  return (thursday(period) - first + 0.5) / (next - first);
}

/** @example
 * quarterLabel(monthOf(2026, 3)) // => '2026 Q1' */
export function quarterLabel(period: Period): string {
  return `${yearOf(period)} Q${Math.ceil(monthNumber(period) / 3)}`;
}

/** The calendar month that a month is, or that a week belongs to. */
export function monthHolding(period: Period): Period {
  return monthOf(yearOf(period), monthNumber(period));
}

/** `from` to `to`, both included; empty when `to` is before `from`. */
export function periodsBetween(from: Period, to: Period): Period[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => addPeriods(from, index));
}

/** A month as `2026-03`, a week as its first day. {@link parseMonth} reads it back.
 * @example
 * formatPeriod(monthOf(2026, 3)) // => '2026-03'
 * formatPeriod(weekFrom(20479)) // => '2026-01-26' */
export function formatPeriod(period: Period): string {
  return stepOf(period) === 'week' ? formatDay(firstDayOf(period)) : calendarMonth(period);
}

/** The calendar month as `2026-03`; a week's by its Thursday. */
export function calendarMonth(period: Period): string {
  return `${yearOf(period)}-${String(monthNumber(period)).padStart(2, '0')}`;
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The period as prose shows it: a month by its name, a week by its first day.
 * @example
 * periodLabel(monthOf(2026, 3)) // => 'Mar 2026'
 * periodLabel(weekFrom(20479)) // => '26 Jan 2026' */
export function periodLabel(period: Period): string {
  if (stepOf(period) === 'month') return `${NAMES[monthNumber(period) - 1]} ${yearOf(period)}`;
  const { year, month, day } = dateOf(firstDayOf(period));
  return `${day} ${NAMES[month - 1]} ${year}`;
}

/** A strict `YYYY-MM`, or `YYYY-MM-DD` of a week's first day; undefined for all else. Looser spellings are the business of `tables/`.
 * @example
 * parseMonth('2026-13') // => undefined
 * parseMonth('2026-01-26') // => weekFrom(20479) */
export function parseMonth(text: string): Period | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3]];
  if (day === undefined) return monthOf(year, month);
  const found = dayOf({ year, month, day: Number(day) });
  return found && weekFrom(found);
}

/** The periods of a month as `2026-03`, or of a day as `2026-03-09`, first and last; weeks are from Monday, that of a
 * Sunday from that day: {@link alignedTo} puts them right. Undefined for all else.
 * @example
 * periodsNamed('2026-03-09', 'month') // => { first: monthOf(2026, 3), last: monthOf(2026, 3) }
 * formatPeriod(periodsNamed('2026-03', 'week').first) // => '2026-03-02'
 * formatPeriod(periodsNamed('2026-03', 'week').last) // => '2026-03-23' */
export function periodsNamed(text: string, step: Step): { readonly first: Period; readonly last: Period } | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), match[3]];
  const from = dayOf({ year, month, day: Number(day ?? 1) });
  if (from === undefined) return undefined;
  const start = day !== undefined && weekday(from) === 0 ? WEEKS.sunday : WEEKS.monday;
  const like = step === 'week' ? (start.number as Period) : EPOCH;
  const next = day === undefined ? firstDayOf(addPeriods(monthOf(year, month), 1)) : from + 1;
  const own = periodsBetween(periodHolding(from, like), periodHolding((next - 1) as Day, like));
  const within = day === undefined ? own.filter((period) => monthNumber(period) === month) : own;
  const [first, last] = [within[0], within.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** A week as one that starts on the same day as another; a month as it is. */
export function alignedTo(like: Period | undefined, period: Period): Period {
  if (like === undefined || stepOf(period) === 'month') return period;
  return periodHolding(startOf(period) === WEEKS.sunday ? firstDayOf(period) : thursday(period), like);
}
