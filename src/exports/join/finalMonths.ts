import { formatMonth, type Month } from '../../core/calendar.ts';
import type { Warning } from '../../core/error.ts';
import type { Day, ExportContext } from '../canonical.ts';
import { lastDay, monthOfDay, monthSpan } from './days.ts';
import { downloadDay } from './downloadDay.ts';
import { groupBy } from './groupBy.ts';
import { union } from './ranges.ts';
import { lastDayOf, type Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** Sales are attributed to a click for up to 14 days: the last days of a report grow later. */
const RESTATED_DAYS = 14;

interface FinalContext {
  readonly months: readonly Month[];
  readonly sources: readonly Source[];
  readonly study: ExportContext;
  readonly place: string;
}

/**
 * Whether the attributed sales of each month will stay as they are: each of its advertising rows is from a file that was downloaded
 * at least 14 days after the days of that row in the month. A warning lists the months that a new download would make final.
 * `used` are the segments in use.
 */
export function finalMonths(
  used: readonly Segment[],
  { months, sources, study, place }: FinalContext,
): { readonly final: readonly boolean[]; readonly warnings: readonly Warning[] } {
  const ads = used.filter(({ claim }) => claim.key.family === 'ad');
  const made = new Map(sources.map((source) => [source.index, madeAfter(source, study)]));
  const settled = ({ claim, month }: Segment): boolean =>
    Math.min(claim.span.to, lastDay(month)) + RESTATED_DAYS <= (made.get(claim.source) ?? 0);
  const byMonth = groupBy(ads, ({ month }) => month);
  const final = months.map((month) => byMonth.get(month)?.every(settled) ?? false);
  const newest = Math.max(...ads.map(({ claim }) => made.get(claim.source) ?? 0));
  const early = months.filter((month, index) => !final[index] && lastDay(month) + RESTATED_DAYS <= newest);
  return { final, warnings: early.length === 0 ? [] : [tooEarly(early, place)] };
}

/** A day on which the file was made at the earliest: the last that it covers, or that of its download. */
function madeAfter(source: Source, study: ExportContext): number {
  const days = [lastDayOf(source), downloadDay(source.reading.file, study)];
  return Math.max(...days.map((day) => day ?? Number.NEGATIVE_INFINITY));
}

function tooEarly(months: readonly Month[], place: string): Warning {
  const listed = union(months.map(monthSpan)).map(({ from, to }) => monthsText(from, to));
  const [subject, again] = months.length === 1 ? ['is', 'the month'] : ['are', 'each of these months'];
  const message = `${listed.join(', ')} ${subject} not final: sales are credited for 14 days after a click, and nothing shows that the advertising reports are from so long after. Download ${again} once more, with at least 14 days of the month after it in the same file, or write the day of the download into exports/formats.csv, column "downloaded".`;
  return { code: 'months-not-final', message, place: { file: place } };
}

function monthsText(from: Day, to: Day): string {
  const [first, last] = [monthOfDay(from), monthOfDay(to)].map(formatMonth);
  return first === last ? `${first}` : `${first} to ${last}`;
}
