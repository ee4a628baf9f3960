import { dateOf } from '../core/day.ts';
import { at } from '../core/present.ts';
import { type DateOrder, type DateText, withOrder } from './dateText.ts';

type Numbers = Extract<DateText, { kind: 'numbers' }>;

/** What a column of dates says about its order: one, `both` where it contradicts itself, or nothing. */
export type OrderEvidence = { readonly order: DateOrder | 'both'; readonly why: string } | undefined;

/**
 * Judges by a number above 12, else by days that follow each other one by one (or week by week). `1/1, 2/1, 3/1` decides
 * nothing: it is three days to some and three months to others.
 */
export function orderEvidence(dates: readonly Numbers[]): OrderEvidence {
  const dayFirst = dates.some(({ first }) => first > 12);
  const monthFirst = dates.some(({ second }) => second > 12);
  if (dayFirst && monthFirst) return { order: 'both', why: '' };
  if (dayFirst || monthFirst) return { order: dayFirst ? 'dmy' : 'mdy', why: 'a number above 12' };
  const [asDmy, asMdy] = [steady(dates, 'dmy'), steady(dates, 'mdy')];
  if (asDmy.days && !asMdy.days && !asMdy.months) return { order: 'dmy', why: 'days that follow each other' };
  if (asMdy.days && !asDmy.days && !asDmy.months) return { order: 'mdy', why: 'days that follow each other' };
  return undefined;
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
