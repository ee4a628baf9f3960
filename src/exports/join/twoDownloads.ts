import { formatSpan } from '../../core/day.ts';
import { fail, type Warning } from '../../core/error.ts';
import { present } from '../../core/present.ts';
import type { ExportContext } from '../canonical.ts';
import { CANCELLED_ORDER } from '../rows/orderRow.ts';
import { CENT, inCurrency, known, MEASURES, MONEY, valueAt } from './claim.ts';
import { overlap, union, without } from './days.ts';
import { isLaterThan } from './downloads.ts';
import { lastDayOf, type Source } from './readSource.ts';
import { isSplit, partOf, type Segment } from './segment.ts';

/** What a later download took from a file, of one campaign, ASIN …, and what later downloads say of it. */
export interface Replaced {
  readonly taken: readonly Segment[];
  readonly later: readonly Segment[];
}

/** Two files' amounts for the same things on the same days. */
interface Pair {
  readonly later: Source;
  readonly taken: readonly Segment[];
  readonly given: readonly (readonly number[])[];
}

/** A later download that gives this much less than the earlier one for the same days may have been filtered. */
const FILTERED = 0.02;

/** Total sales of a day change little once it is over: two files that differ by more are not of one account. */
const OTHER_ACCOUNT = 0.1;

/** Days before the end of a report that may have been unfinished when it was made. */
const UNFINISHED = 2;

/**
 * A warning for each later download that gives other amounts than `source` for the same days, with both totals. Errors: nothing tells
 * which of the two is the later one; they differ so much that they are of two marketplaces or accounts.
 */
export function differences(
  source: Source,
  {
    replaced,
    sources,
    study,
  }: { readonly replaced: readonly Replaced[]; readonly sources: readonly Source[]; readonly study: ExportContext },
): Warning[] {
  return pairsOf(replaced, sources).flatMap((pair): Warning[] => {
    const told = toldDifference(pair);
    if (told === undefined) return [];
    const { days, less, amounts } = told;
    if (!isLaterThan(pair.later, source, study)) noOrder(source, { pair, days, amounts });
    if (areTwoAccounts(source, pair) && !study.downloads?.has(pair.later.reading.file))
      noAccount(source, { pair, days, amounts });
    const file = pair.later.reading.file;
    const filtered =
      less > FILTERED
        ? ` It gives ${Math.round(less * 100)} % less money${cancelledIn(pair)}: if it was filtered, download it again without filters or remove it.`
        : '';
    const message = `The later download ${file} gives other amounts than this file for the days in both, from ${days}: ${amounts}. The later one is used.${filtered}`;
    const code = filtered === '' ? 'downloads-differ' : 'later-download-gives-less';
    return [{ code, message, place: { file: source.reading.file } }];
  });
}

/** What makes it less without a filter. */
function cancelledIn({ later, taken }: Pair): string {
  if (!taken.some(({ claim }) => claim.key.level === 'orders')) return '';
  const rows = (later.others.get(CANCELLED_ORDER) ?? []).reduce((sum, claim) => sum + claim.rows, 0);
  return rows === 0 ? '' : `, and ${rows === 1 ? '1 row of it is' : `${rows} rows of it are`} cancelled`;
}

function pairsOf(replaced: readonly Replaced[], sources: readonly Source[]): Pair[] {
  const pairs = new Map<string, { later: Source; taken: Segment[]; given: (readonly number[])[] }>();
  for (const entry of replaced.filter(isComparable)) {
    const days = union(entry.taken.map(({ span }) => span));
    const [first] = entry.taken;
    const touching = entry.later.filter(({ span }) => overlap(span, days).length > 0);
    const [index] = new Set(touching.map(({ claim }) => claim.source));
    if (first === undefined || index === undefined) continue;
    const { family, lane, level } = first.claim.key;
    const name = [index, family, lane, level].join('\t');
    const later = present(
      sources.find((source) => source.index === index),
      `source ${index}`,
    );
    const pair = pairs.get(name) ?? { later, taken: [], given: [] };
    pairs.set(name, pair);
    pair.taken.push(...entry.taken);
    for (const { claim, span } of touching) for (const part of overlap(span, days)) pair.given.push(partOf(claim, part));
  }
  return [...pairs.values()];
}

/** Whether both sides are whole rows: parts of a row are estimates, and comparing them says nothing. */
function isComparable({ taken, later }: Replaced): boolean {
  const days = union(taken.map(({ span }) => span));
  const touching = later.filter(({ span }) => overlap(span, days).length > 0);
  return !taken.some(isSplit) && touching.every(({ claim }) => without(claim.span, days).length === 0);
}

interface Difference {
  readonly days: string;
  /** Part of the first amount that the later download gives less. */
  readonly less: number;
  readonly amounts: string;
}

function toldDifference({ taken, given }: Pair): Difference | undefined {
  const [first] = taken;
  const [days] = union(taken.map(({ span }) => span));
  if (first === undefined || days === undefined) return undefined;
  const sums = MEASURES[first.claim.key.family].map(({ name, scale, column }, index) => ({
    ...{ name, scale, isTold: column !== undefined || scale === MONEY },
    before: total(
      taken.map(({ values }) => values),
      index,
    ),
    after: total(given, index),
  }));
  const differing = sums.filter(
    ({ isTold, scale, before, after }) => isTold && Math.abs(before - after) >= (scale === MONEY ? CENT : 1),
  );
  const [money] = sums;
  if (differing.length === 0 || money === undefined) return undefined;
  const amounts = differing
    .map(({ name, scale, before, after }) => `${name} ${shown(before, scale)} here and ${shown(after, scale)} there`)
    .join(', ');
  return { days: formatSpan(days), less: money.before > 0 ? 1 - money.after / money.before : 0, amounts };
}

function total(rows: readonly (readonly number[])[], index: number): number {
  return known(rows.map((values) => valueAt(values, index))).reduce((sum, value) => sum + value, 0);
}

function shown(value: number, scale: number): string {
  return scale === MONEY ? inCurrency(value).toFixed(2) : String(value);
}

/** Whether the sales of the account on days that were long over are too different for one account. */
function areTwoAccounts(source: Source, { taken, given }: Pair): boolean {
  const last = lastDayOf(source);
  if (last === undefined || !taken.every(({ claim }) => claim.key.family === 'traffic' && claim.key.level === 'account'))
    return false;
  if (taken.every(({ span }) => span.to > last - UNFINISHED)) return false;
  const [before, after] = [
    total(
      taken.map(({ values }) => values),
      0,
    ),
    total(given, 0),
  ];
  return Math.abs(before - after) > OTHER_ACCOUNT * Math.max(before, after);
}

interface Doubt {
  readonly pair: Pair;
  readonly days: string;
  readonly amounts: string;
}

const ANSWERS =
  'in exports/formats.csv the day of each download in a column "downloaded", or the marketplace of each file in a column "marketplace"; with import put the day into the name, as in sp_2026-07-02.csv. Or leave out the file that does not belong.';

function noOrder(source: Source, doubt: Doubt): never {
  choose(source, doubt, 'nothing says which is the later download, or of which marketplace or account each is');
}

function noAccount(source: Source, doubt: Doubt): never {
  choose(
    source,
    doubt,
    'they differ too much to be two downloads of one account: nothing says of which marketplace or account each is',
  );
}

function choose({ reading }: Source, { pair, days, amounts }: Doubt, why: string): never {
  fail({
    opening: 'missing',
    message: `choice between this file and ${pair.later.reading.file}: both cover ${days}, with other amounts (${amounts}), and ${why}`,
    place: { file: reading.file },
    advice: `Say it: ${ANSWERS}`,
  });
}
