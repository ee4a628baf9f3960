import type { ReadSpan } from './dates.ts';
import type { Columns } from './exportColumns.ts';
import { isBlankAt, spanOrNothing } from './sampled.ts';

/** Columns of a campaign's settings: a report that has them may give the days on which the campaign runs. */
const SETTINGS = ['campaignState', 'budget', 'biddingStrategy'] as const;

/** Longer than any month: no report sums up campaigns over so many days without saying so. */
const MONTH = 31;

/**
 * Whether Start Date and End Date are those of the campaigns and not of the numbers: in a bulk sheet and on the page of campaigns, where a campaign has no end, and
 * where a list of campaigns with their settings runs for longer than a month, or the user says which days its numbers cover.
 */
export function areFlights(columns: Columns, { start, end }: { readonly start: ReadSpan; readonly end: ReadSpan }): boolean {
  const { sample, headers, context, file, format } = columns.table;
  if (format.flights) return true;
  const settings = SETTINGS.some((field) => columns.has(field));
  if (settings && context.spans?.has(file)) return true;
  return sample.some(({ cells, line }) => {
    if (cells.length < headers.length / 2) return false;
    const from = spanOrNothing(start, cells, line);
    if (!from) return false;
    if (isBlankAt(columns.column('endDate'), cells)) return true;
    const to = spanOrNothing(end, cells, line);
    return settings && to !== undefined && to.to - from.from >= MONTH;
  });
}
