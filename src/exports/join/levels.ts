import type { Period } from '../../core/calendar.ts';
import type { Day, Span } from '../../core/day.ts';
import { groupBy } from '../../core/groupBy.ts';
import type { ExportContext } from '../canonical.ts';
import { type Claim, type Family, type Key, streamOf } from './claim.ts';
import { dayCount, monthSpan, overlap, type Ranges, union } from './days.ts';
import { lastDayOf, type Source } from './readSource.ts';
import { dropWhere, type Segment } from './segment.ts';

/** Levels of advertising reports, the one that holds all of the money first. */
const AD_LEVELS: readonly string[] = ['campaign', 'placement', 'advertised-product', 'targeting', 'whole-account', 'search-term'];

/** A parent's row adds up its children: the same sales and sessions once more. */
const BY_ASIN = ['asin', 'parent-asin'];

/** Reports of sales that stand in where there is no Business Report of the month. */
const OTHER_SALES = ['vendor-sales', 'orders', 'sellerboard'];

/**
 * Levels of a family, the one that a month is best taken from first. With ASINs chosen, those that tell ASINs apart come first.
 * `present` are the levels that have rows of the study.
 */
function preferred(family: Family, { asins }: ExportContext, present: ReadonlySet<string>): readonly string[] {
  if (family === 'ad') {
    if (asins === undefined) return AD_LEVELS;
    return ['advertised-product', ...AD_LEVELS.filter((level) => level !== 'advertised-product')];
  }
  if (family === 'traffic') {
    const named = BY_ASIN.filter((level) => present.has(level));
    const byAsin = named.length > 0 ? named : ['asin'];
    return [...(asins === undefined ? ['account', ...byAsin] : [...byAsin, 'account']), ...OTHER_SALES];
  }
  if (family === 'transaction') return ['date-range', 'settlement', 'fba-returns'];
  return family === 'search-share' ? ['brand', 'asin'] : [];
}

/** Days covered by each report, over all files. */
export type Coverage = ReadonlyMap<string, Ranges>;

/** The days of a month that a report covers. */
export function coveredDays(coverage: Coverage, stream: string, month: Period): Ranges {
  return overlap(monthSpan(month), coverage.get(stream) ?? []);
}

export function isWhole(days: Ranges, month: Period): boolean {
  const { from, to } = monthSpan(month);
  return dayCount(days) === to - from + 1;
}

const LEVEL_WORDS: ReadonlyMap<string, string> = new Map([
  ['brand', 'brand view'],
  ['whole-account', 'report of the whole account'],
  ['account', 'Business Report by date'],
  ['asin', 'report by ASIN'],
  ['parent-asin', 'report by parent ASIN'],
  ['vendor-sales', 'sales report of Vendor Central'],
  ['orders', 'report of all orders'],
  ['date-range', 'date range report of transactions'],
  ['settlement', 'settlement reports'],
  ['inventory-ledger', 'inventory ledger'],
  ['deals', 'list of deals'],
  ['fba-returns', 'report of FBA customer returns'],
  ['sellerboard', 'Sellerboard report by product and day'],
  ['search-term', 'search term report'],
  ['advertised-product', 'advertised product report'],
]);

/** A level as people call the report, e.g. `campaign report`. */
export function levelWords(level: string): string {
  return LEVEL_WORDS.get(level) ?? `${level} report`;
}

const PRODUCT_WORDS: ReadonlyMap<string, string> = new Map([
  ['sponsored-products', 'Sponsored Products'],
  ['sponsored-brands', 'Sponsored Brands'],
  ['sponsored-display', 'Sponsored Display'],
  ['other-ads', 'other ad products'],
  ['all', 'all ad products'],
]);

/** An ad product as Amazon calls it. */
export function productWords(lane: string): string {
  return PRODUCT_WORDS.get(lane) ?? lane;
}

/**
 * Each lane's month from one level only: the first that covers the whole month, else the one that covers most of it. What other
 * levels say is counted already. The same money is in the report of a campaign, of its targets and of its search terms.
 */
export function chooseLevels(segments: readonly Segment[], coverage: Coverage, study: ExportContext): Segment[] {
  const chosen = new Map<string, string>();
  for (const [place, members] of groupBy(segments, ({ claim, month }) => placeOf(claim, month))) {
    const [first] = members;
    const present = new Set(members.map(({ claim }) => claim.key.level));
    const order = first ? preferred(first.claim.key.family, study, present) : [];
    if (first && order.length > 0) chosen.set(place, best({ key: first.claim.key, month: first.month, order }, coverage));
  }
  return dropWhere(segments, ({ claim, month }) => {
    const level = chosen.get(placeOf(claim, month));
    return level === undefined || level === claim.key.level ? undefined : `counted already by the ${levelWords(level)}`;
  });
}

function placeOf({ key }: Claim, month: Period): string {
  return `${key.family}\t${key.lane}\t${month}`;
}

function best(
  { key, month, order }: { readonly key: Key; readonly month: Period; readonly order: readonly string[] },
  coverage: Coverage,
): string {
  const counts = order.map((level) => ({ level, days: coveredDays(coverage, streamOf({ ...key, level }), month) }));
  const whole = counts.find(({ days }) => isWhole(days, month));
  const [most] = counts.sort((a, b) => dayCount(b.days) - dayCount(a.days));
  return (whole ?? most)?.level ?? key.level;
}

/** The lane of reports over all ad products. */
export const ALL = 'all';

/** Whether a report is finer than another: it holds less of the money, as one of search terms does. */
export function isFiner(a: Segment, b: Segment): boolean {
  return AD_LEVELS.indexOf(a.claim.key.level) > AD_LEVELS.indexOf(b.claim.key.level);
}

/** Days without a row between days with rows are days on which nothing happened, up to this many; a longer gap is a hole. */
const QUIET_DAYS = 14;

/** Whether a stream of reports is of the family, and of the level where one is given. */
export function covers(stream: string, family: Family, level?: string): boolean {
  const [of, , fine] = stream.split('\t');
  return of === family && (level === undefined || fine === level);
}

/** The ad product, engine … of a stream of reports. */
export function laneOf(stream: string): string | undefined {
  return stream.split('\t')[1];
}

/** A report by date has a row for every day: one without is missing, not quiet. */
function hasEveryDay(stream: string): boolean {
  return covers(stream, 'traffic', 'account');
}

/**
 * The days that each report covers, over all files. The days that a file says to cover count too, as far as its rows are near and
 * some file has a later row: of days to come nothing is known.
 */
export function coverage(sources: readonly Source[]): Coverage {
  const newest = Math.max(...sources.map((source) => lastDayOf(source) ?? Number.NEGATIVE_INFINITY));
  const days = new Map<string, Ranges>();
  for (const source of sources) {
    const said = endsOf(source.reading.span(), newest);
    for (const [stream, ranges] of source.seen) {
      const near = hasEveryDay(stream) ? ranges : nearTo(ranges, said);
      days.set(stream, union([...(days.get(stream) ?? []), ...near]));
    }
  }
  return days;
}

function nearTo(ranges: Ranges, said: readonly Span[]): Ranges {
  return union([...ranges, ...said], QUIET_DAYS).filter((range) =>
    ranges.some(({ from, to }) => from >= range.from && to <= range.to),
  );
}

function endsOf(span: Span | undefined, newest: number): Span[] {
  if (!span) return [];
  const to = Math.min(span.to, newest) as Day;
  return [{ from: span.from, to: span.from }, ...(to >= span.from ? [{ from: to, to }] : [])];
}
