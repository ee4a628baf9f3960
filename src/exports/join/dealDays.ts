import { formatPeriod, type Period } from '../../core/calendar.ts';
import { type Day, formatSpan, type Span } from '../../core/day.ts';
import { groupBy } from '../../core/groupBy.ts';
import { listed } from '../../core/nearest.ts';
import type { ExportContext } from '../canonical.ts';
import type { Claim } from './claim.ts';
import { dayCount, monthSpan, overlap, type Ranges, union, without } from './days.ts';
import { type Measured, rounded } from './measured.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

const HOW = 'days with a deal, over the days of the month';

interface DealContext {
  readonly months: readonly Period[];
  readonly sources: readonly Source[];
  readonly study: Pick<ExportContext, 'asins' | 'spans'>;
}

/**
 * Part of each month on deal: the days on which a deal of the list ran. A list speaks for the days that the user says, else for those from
 * its first deal to its last. None where several ASINs are in it and product.csv does not choose.
 */
export function dealDays(
  used: readonly Segment[],
  { months, sources, study }: DealContext,
): { readonly columns: Measured[]; readonly notes: string[] } {
  const deals = used.filter(({ claim }) => claim.key.family === 'deal');
  const lists = sources.flatMap((source) => listOf(source, study));
  if (lists.length === 0) return { columns: [], notes: [] };
  const asins = new Set(deals.flatMap(({ claim: { key } }) => (key.subject === '' ? [] : [key.subject])));
  if (asins.size > 1 && study.asins === undefined) return { columns: [], notes: [choose(asins.size)] };
  const [from, covered] = [groupBy(deals, ({ month }) => month), union(lists.map(({ span }) => span))];
  const notes = lists.flatMap(({ file, said, span }) => (said ? [] : [extentOf(file, span)]));
  const missing = months.filter((month) => without(monthSpan(month), covered).length > 0);
  if (missing.length > 0) return { columns: [], notes: [...notes, leftOut(missing)] };
  const values = new Map(months.map((month) => [month, shareOf(from.get(month) ?? [], month)] as const));
  return { columns: [{ column: 'deal', values, from, how: () => HOW, fields: ['startDate', 'endDate'] }], notes };
}

interface List {
  readonly file: string;
  /** The days that it speaks for. */
  readonly span: Span;
  readonly said: boolean;
}

function listOf({ claims, reading: { file } }: Source, { spans }: DealContext['study']): List[] {
  const deals = claims.filter(({ key }: Claim) => key.family === 'deal').map(({ span }) => span);
  if (deals.length === 0) return [];
  const said = spans?.get(file);
  const [from, to] = [Math.min(...deals.map((span) => span.from)), Math.max(...deals.map((span) => span.to))];
  return [{ file, span: said ?? { from: from as Day, to: to as Day }, said: said !== undefined }];
}

function shareOf(segments: readonly Segment[], month: Period): number {
  const whole = monthSpan(month);
  const days: Ranges = union(segments.flatMap(({ span }) => overlap(span, [whole])));
  return rounded(dayCount(days) / dayCount([whole]), 4);
}

function extentOf(file: string, span: Span): string {
  return `${file} is taken to hold all deals from ${formatSpan(span)}, its first and last day: days between without one had none. If it speaks for more, say its days as its period in exports/formats.csv.`;
}

function leftOut(months: readonly Period[]): string {
  return `deal is left out: no list of deals speaks for the whole of ${listed(months.map(formatPeriod))}.`;
}

function choose(asins: number): string {
  return `The list of deals holds ${asins} ASINs, and product.csv names none: no column deal is made of it. Add a row "asin" to product.csv.`;
}
