import type { Period } from '../../core/calendar.ts';
import { type Day, formatSpan } from '../../core/day.ts';
import type { Warning } from '../../core/error.ts';
import { monthSpan, overlap, type Ranges, union, without } from './days.ts';
import { ALL, type Coverage, coveredDays, covers, isWhole, laneOf, productWords } from './levels.ts';

/** An ad product, or all of them, in a month: the days that its reports cover. */
export interface Lane {
  readonly name: string;
  readonly days: Ranges;
}

/** A month with the ad products that it is made of. */
export interface MonthLanes {
  readonly month: Period;
  readonly lanes: readonly Lane[];
}

interface History {
  readonly months: readonly Period[];
  readonly coverage: Coverage;
  readonly place: string;
}

/**
 * Warnings for ad products that no report covers on days of the history: taken as days without such ads. A report of all ad products
 * covers each of them.
 */
export function quietLanes(all: readonly MonthLanes[], { months, coverage, place }: History): Warning[] {
  const names = new Set(all.flatMap(({ lanes }) => lanes.map(({ name }) => name)));
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || names.size < 2) return [];
  const history = { from: monthSpan(first).from, to: monthSpan(last).to as Day };
  const ofAll = [...daysOf(all, ALL), ...monthsOfAll(all, coverage)];
  return [...names].flatMap((name): Warning[] => {
    const missing = without(history, union(name === ALL ? ofAll : [...daysOf(all, name), ...daysOf(all, ALL)]));
    if (missing.length === 0) return [];
    const single = [...names].filter((one) => one !== ALL && daysOf(all, one).some((span) => overlap(span, missing).length > 0));
    const days = missing.map(formatSpan).join(', ');
    const message =
      name === ALL
        ? `Only reports of ${single.map(productWords).join(', ')} cover ${days}, and reports of all ad products other months: other ad products are taken as no spend there. Add their reports if there was some.`
        : `No report of ${productWords(name)} covers ${days}: taken as no spend there. Add the report if there was some.`;
    return [{ code: 'ad-product-days-missing', message, place: { file: place } }];
  });
}

function daysOf(all: readonly MonthLanes[], name: string): Ranges {
  return all.flatMap(({ lanes }) => lanes.flatMap((lane) => (lane.name === name ? lane.days : [])));
}

/** The months that a report of all ad products covers wholly, used or not: nothing of them is unknown. */
function monthsOfAll(all: readonly MonthLanes[], coverage: Coverage): Ranges {
  const streams = [...coverage.keys()].filter((stream) => covers(stream, 'ad') && laneOf(stream) === ALL);
  const known = all.filter(({ month }) => streams.some((stream) => isWhole(coveredDays(coverage, stream, month), month)));
  return known.map(({ month }) => monthSpan(month));
}
