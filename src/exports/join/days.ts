import { addPeriods, monthNumber, monthOf, type Period, yearOf } from '../../core/calendar.ts';
import { type Day, dateOf, daysToMonth, type Span } from '../../core/day.ts';

/**
 * The first day of a month.
 * @example
 * firstDay(monthOfDay(58)) // => 31
 */
export function firstDay(month: Period): Day {
  return daysToMonth(yearOf(month), monthNumber(month));
}

/** The last day of a month. */
export function lastDay(month: Period): Day {
  return (firstDay(addPeriods(month, 1)) - 1) as Day;
}

/** All days of a month. */
export function monthSpan(month: Period): Span {
  return { from: firstDay(month), to: lastDay(month) };
}

/**
 * The month of a day.
 * @example
 * monthNumber(monthOfDay(58)) // => 2
 */
export function monthOfDay(day: Day): Period {
  const { year, month } = dateOf(day);
  return monthOf(year, month);
}

/** The months that a span touches, in order, each with the days of the span in it. */
export function monthsOfSpan({ from, to }: Span): { readonly month: Period; readonly span: Span }[] {
  const [first, last] = [monthOfDay(from), monthOfDay(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = addPeriods(first, index);
    const whole = monthSpan(month);
    return { month, span: { from: Math.max(from, whole.from) as Day, to: Math.min(to, whole.to) as Day } };
  });
}

/** Days as spans that are sorted and apart from each other. */
export type Ranges = readonly Span[];

/**
 * The days of all spans together. Spans with at most `gap` days between them become one, so that 0 joins neighbours only.
 * @example
 * union([{ from: 5, to: 9 }, { from: 1, to: 4 }, { from: 12, to: 12 }]) // => [{ from: 1, to: 9 }, { from: 12, to: 12 }]
 */
export function union(spans: Iterable<Span>, gap = 0): Ranges {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to + gap + 1)
      joined[joined.length - 1] = { from: last.from, to: day(Math.max(last.to, span.to)) };
    else joined.push(span);
  }
  return joined;
}

/**
 * What a span shares with the ranges.
 * @example
 * overlap({ from: 3, to: 8 }, [{ from: 1, to: 4 }, { from: 7, to: 9 }]) // => [{ from: 3, to: 4 }, { from: 7, to: 8 }]
 */
export function overlap(span: Span, ranges: Ranges): Ranges {
  return ranges.flatMap(({ from, to }) => {
    const common = { from: day(Math.max(from, span.from)), to: day(Math.min(to, span.to)) };
    return common.from <= common.to ? [common] : [];
  });
}

/**
 * The days of a span that the ranges lack.
 * @example
 * without({ from: 1, to: 9 }, [{ from: 3, to: 4 }]) // => [{ from: 1, to: 2 }, { from: 5, to: 9 }]
 */
export function without(span: Span, ranges: Ranges): Ranges {
  const left: Span[] = [];
  let from: number = span.from;
  for (const taken of overlap(span, ranges)) {
    if (taken.from > from) left.push({ from: day(from), to: day(taken.from - 1) });
    from = taken.to + 1;
  }
  return from <= span.to ? [...left, { from: day(from), to: span.to }] : left;
}

/** How many days the ranges have. */
export function dayCount(ranges: Ranges): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

function day(value: number): Day {
  return value as Day;
}
