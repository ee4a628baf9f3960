import { dateOf } from '../core/day.ts';
import { at } from '../core/present.ts';
import { type DateOrder, type DateText, EARLIEST_YEAR, withOrder } from './dateText.ts';

type Numbers = Extract<DateText, { kind: 'numbers' }>;

/** What a column of dates says about its order: one, `both` where it contradicts itself, or nothing. */
export type OrderEvidence = { readonly order: DateOrder | 'both'; readonly why: string } | undefined;

/**
 * Judges by a number above 12 (the day, or in two digits the year), else by days that follow each other one by one (or week by week). `1/1, 2/1, 3/1` decides
 * nothing: it is three days to some and three months to others.
 */
export function orderEvidence(dates: readonly Numbers[]): OrderEvidence {
  const dayFirst = dates.some(({ first }) => first > 12);
  const monthFirst = dates.some(({ second }) => second > 12);
  if (dayFirst && monthFirst) return { order: 'both', why: '' };
  if (dayFirst) return dayOrYear(dates);
  if (monthFirst) return { order: 'mdy', why: 'a number above 12' };
  const [asDmy, asMdy] = [steady(dates, 'dmy'), steady(dates, 'mdy')];
  if (asDmy.days && !asMdy.days && !asMdy.months) return { order: 'dmy', why: 'days that follow each other' };
  if (asMdy.days && !asDmy.days && !asDmy.months) return { order: 'mdy', why: 'days that follow each other' };
  return undefined;
}

/** How much longer the days of one order must lie apart than those of the other. */
const APART = 3;

/**
 * Dates whose first number is above 12 somewhere. Where all of them are, and end in two digits, it may be the year: `26-06-01`, `26-06-02`
 * are two days of 2026, and not of 2001 and 2002. Undefined where both orders are as likely.
 */
function dayOrYear(dates: readonly Numbers[]): OrderEvidence {
  const [asDay, asYear] = [lasting(dates, 'dmy'), lasting(dates, 'ymd')];
  const day = { order: 'dmy', why: 'a number above 12' } as const;
  const year = { order: 'ymd', why: 'the days lie closer together than if it were the day' } as const;
  if (!asYear) return day;
  if (!asDay || asDay.days > APART * asYear.days) return year;
  if (asYear.days > APART * asDay.days || asYear.from < EARLIEST_YEAR) return day;
  return asDay.from < EARLIEST_YEAR ? { ...year, why: `else it would be ${asDay.from}` } : undefined;
}

/** The first year, and from the first day to the last; undefined where a date cannot be read so. */
function lasting(dates: readonly Numbers[], order: DateOrder): { from: number; days: number } | undefined {
  const days = dates.flatMap((date) => {
    const read = withOrder(date, order);
    return read?.kind === 'span' ? [read.span.from] : [];
  });
  if (days.length < dates.length) return undefined;
  const ordered = days.sort((a, b) => a - b);
  return { from: dateOf(at(ordered, 0)).year, days: at(ordered, ordered.length - 1) - at(ordered, 0) };
}

/** Whether the different dates, in their order, go on by a day or a week each, or are all firsts of months. */
function steady(dates: readonly Numbers[], order: DateOrder): { days: boolean; months: boolean } {
  const days = dates.flatMap((date) => {
    const read = withOrder(date, order);
    return read?.kind === 'span' ? [read.span.from] : [];
  });
  const distinct = [...new Set(days)];
  const steps = distinct.slice(1).map((day, index) => Math.abs(day - at(distinct, index)));
  const [step] = steps;
  return {
    days: (step === 1 || step === 7) && steps.every((other) => other === step),
    months: distinct.length > 1 && distinct.every((day) => dateOf(day).day === 1),
  };
}
