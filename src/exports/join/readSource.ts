import type { Period } from '../../core/calendar.ts';
import type { Day, Span } from '../../core/day.ts';
import { fail, type Warning } from '../../core/error.ts';
import { addTo, groupBy } from '../../core/groupBy.ts';
import { listed } from '../../core/nearest.ts';
import type { ExportContext, ExportReading, ExportRow } from '../canonical.ts';
import { dayWrittenIn } from '../dateInName.ts';
import { type Accounts, addAccount } from './accounts.ts';
import { type Claim, claimsOf, type Gathered, gatherRow, type Key, streamOf } from './claim.ts';
import { claimOf, type SortContext } from './claimOf.ts';
import { monthOfDay, type Ranges, union } from './days.ts';
import { checkOneRowADay } from './oneRowADay.ts';
import { countedOnce, REPEATED, SkuRows } from './skuRows.ts';
import { withoutLateVisits } from './visits.ts';

/** One file (or sheet) read through: its rows added up by key and days. */
export interface Source {
  readonly index: number;
  readonly reading: ExportReading;
  readonly claims: readonly Claim[];
  /** Rows that count nothing, by reason. */
  readonly unused: ReadonlyMap<string, number>;
  /** Rows that count, and are not used, by reason: another brand, another ASIN. */
  readonly others: ReadonlyMap<string, readonly Claim[]>;
  /** The month in which an order was sold, by its id. */
  readonly orders: ReadonlyMap<string, Period>;
  readonly accounts: Accounts;
  /** The day of the download, where the user or the file's name says it for sure. */
  readonly downloaded?: Day;
  readonly rowCount: number;
  /** The days that each report of it covers, rows of other brands and ASINs included. */
  readonly seen: ReadonlyMap<string, Ranges>;
  /** What shows only when all of its rows are seen. */
  readonly warnings: readonly Warning[];
}

/** Sums by campaign and day and the like, over all files: with about 1 kB each, what a laptop can hold. */
const MOST_CLAIMS = 1_000_000;

/** Reads a file in one pass. `held` is what earlier files hold. Errors: another currency than the study's; more than can be held. */
export async function readSource(
  reading: ExportReading,
  context: SortContext & { readonly index: number; readonly held: number },
): Promise<Source> {
  const gathered: Gathered = { groups: new Map(), count: 0 };
  const unused = new Map<string, number>();
  const skus = new SkuRows();
  const accounts: Accounts = new Map();
  const orders = new Map<string, Period>();
  let rowCount = 0;
  for await (const row of reading.rows) {
    rowCount++;
    checkSpan(row, reading.file);
    const counted = claimOf(row, context);
    if (typeof counted === 'string') addTo(unused, counted, 1);
    else {
      checkCurrency(row, reading.file, context.study.currency);
      gatherRow(gathered, row, counted);
      if (counted.dropped === undefined) skus.add(row);
      addAccount(accounts, row);
      addOrder(orders, row);
    }
    if (gathered.count + context.held > MOST_CLAIMS) tooMany(reading.file);
  }
  const { index } = context;
  const claims = claimsOf(gathered, index);
  const all = [...claims.values()].flat();
  checkOneRowADay(all, reading.file);
  const once = countedOnce(claims.get(undefined) ?? [], { repeated: skus.repeated(), file: reading.file });
  const others = new Map([...claims].flatMap(([reason, members]) => (reason === undefined ? [] : [[reason, members] as const])));
  if (once.taken.length > 0) others.set(REPEATED, [...once.taken]);
  const seen = coverageOf(all);
  const own = withoutLateVisits(once.claims, all);
  const downloaded = context.study.downloads?.get(reading.file) ?? dayWrittenIn(reading.file);
  return {
    ...(downloaded !== undefined && { downloaded }),
    ...{ index, reading, claims: own, accounts, orders, unused, others, rowCount, seen, warnings: once.warnings },
  };
}

function addOrder(orders: Map<string, Period>, row: ExportRow): void {
  const isSale = row.kind === 'traffic' || (row.kind === 'transaction' && row.sales > 0);
  if (isSale && row.order !== undefined && row.order !== '') orders.set(row.order, monthOfDay(row.span.from));
}

/** No report has a row that covers more than some years. */
const MOST_DAYS = 3 * 366;

function checkSpan({ span, line }: ExportRow, file: string): void {
  const days = span.to - span.from + 1;
  if (days >= 1 && days <= MOST_DAYS) return;
  fail({
    opening: 'invalid',
    message: `period of a row: ${days} days`,
    place: { file, line },
    advice: 'Correct its dates, or export the report by day, week or month.',
  });
}

function checkCurrency(row: ExportRow, file: string, currency: string): void {
  if (!('currency' in row) || row.currency === undefined || row.currency === currency) return;
  fail({
    opening: 'invalid',
    message: `currency ${row.currency}: the study is in ${currency}`,
    place: { file, line: row.line },
    advice: 'Export the report in the currency of the study, or correct "currency" in product.csv; amounts are never converted.',
  });
}

function tooMany(file: string): never {
  fail({
    opening: 'invalid',
    message: `exports: more than ${MOST_CLAIMS.toLocaleString('en-GB')} campaigns, queries and keywords by day`,
    place: { file },
    advice: 'Give campaign reports in place of search term reports, or fewer months.',
  });
}

/** The days of the claims of each report (ad product and level, view …), all campaigns together. */
function coverageOf(claims: readonly Claim[]): ReadonlyMap<string, Ranges> {
  const streams = groupBy(claims, ({ key }) => streamOf(key));
  return new Map([...streams].map(([stream, members]) => [stream, union(distinct(members))]));
}

function distinct(claims: readonly Claim[]): Iterable<Span> {
  return new Map(claims.map(({ span }) => [`${span.from} ${span.to}`, span])).values();
}

/** The last day that the source covers; undefined where it covers none. */
export function lastDayOf({ seen }: Pick<Source, 'seen'>): Day | undefined {
  return [...seen.values()].flatMap((ranges) => ranges.slice(-1)).sort((a, b) => b.to - a.to)[0]?.to;
}

/** Errors: several brands, or ranks of several ASINs, and product.csv does not choose. */
export function checkSubjects(sources: readonly Source[], study: ExportContext): void {
  const found = new Map<string, Key>();
  for (const { claims } of sources)
    for (const { key } of claims)
      if (key.subject !== '') found.set(`${key.family} ${key.level} ${key.subject.toLowerCase()}`, key);
  const subjects = (wanted: (key: Key) => boolean): string[] => {
    const keys = [...found.values()].filter(wanted);
    return [...new Map(keys.map(({ subject }) => [subject.toLowerCase(), subject])).values()].sort();
  };
  const brands = subjects(({ family, level }) => family === 'answer' || (family === 'search-share' && level === 'brand'));
  if (study.brand === undefined && brands.length > 1) choose('brand', brands);
  const asins = subjects(({ family }) => family === 'rank');
  if (study.asins === undefined && asins.length > 1) choose('asin', asins);
}

function choose(field: 'brand' | 'asin', found: readonly string[]): never {
  const what = field === 'brand' ? 'brands' : 'ASINs with ranks';
  return fail({
    opening: 'missing',
    message: `choice of ${field}: the exports hold ${found.length} ${what}: ${listed(found)}`,
    place: { file: 'product.csv' },
    advice: `Add a row "${field}" to product.csv, as in ${field},${found.slice(0, 1).join()}.`,
  });
}
