import { fail } from '../../core/error.ts';
import type { Day, ExportReading, ExportRow, Span } from '../canonical.ts';
import { type Claim, streamOf } from './claim.ts';
import { claimOf, type SortContext } from './claimOf.ts';
import { claimsOf, type Gathered, gatherRow } from './gathered.ts';
import { groupBy } from './groupBy.ts';
import { type Ranges, union } from './ranges.ts';

/** One file (or sheet) read through: its rows added up by key and days. */
export interface Source {
  readonly index: number;
  readonly reading: ExportReading;
  readonly claims: readonly Claim[];
  /** Rows that count nothing, by reason. */
  readonly unused: ReadonlyMap<string, number>;
  /** Rows that count, and are not used, by reason: another brand, another ASIN. */
  readonly others: ReadonlyMap<string, readonly Claim[]>;
  readonly rowCount: number;
  /** The days that each report of it covers, rows of other brands and ASINs included. */
  readonly seen: ReadonlyMap<string, Ranges>;
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
  let rowCount = 0;
  for await (const row of reading.rows) {
    rowCount++;
    checkSpan(row, reading.file);
    const counted = claimOf(row, context);
    if (typeof counted === 'string') unused.set(counted, (unused.get(counted) ?? 0) + 1);
    else {
      checkCurrency(row, reading.file, context.study.currency);
      gatherRow(gathered, row, counted);
    }
    if (gathered.count + context.held > MOST_CLAIMS) tooMany(reading.file);
  }
  const claims = claimsOf(gathered, context.index);
  const others = new Map([...claims].flatMap(([reason, members]) => (reason === undefined ? [] : [[reason, members] as const])));
  const seen = coverageOf([...claims.values()].flat());
  return { index: context.index, reading, claims: claims.get(undefined) ?? [], unused, others, rowCount, seen };
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
export function lastDayOf({ seen }: Source): Day | undefined {
  return [...seen.values()].flatMap((ranges) => ranges.slice(-1)).sort((a, b) => b.to - a.to)[0]?.to;
}
