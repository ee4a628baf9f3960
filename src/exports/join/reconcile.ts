import { formatPeriod, type Period } from '../../core/calendar.ts';
import { formatDay } from '../../core/day.ts';
import { addTo, groupBy } from '../../core/groupBy.ts';
import { present } from '../../core/present.ts';
import type { AmountAccount, FileAccount, Provenance, Reconciliation } from '../../study/imported.ts';
import { type Claim, formatLines, type Key, MEASURES, MONEY, mergeLines, valueAt } from './claim.ts';
import type { Measured } from './measured.ts';
import type { Source } from './readSource.ts';
import { isSplit, type Segment } from './segment.ts';

/** The account of every row and amount: what was read is what was used and what was dropped. `aside` are files that were not read. */
export function reconcile(
  sources: readonly Source[],
  segments: readonly Segment[],
  aside: readonly FileAccount[],
): Reconciliation {
  const bySource = groupBy(segments, ({ claim }) => claim.source);
  const ordered = [...sources].sort((a, b) => a.index - b.index);
  const files = ordered.map((source) => accountOf(source, bySource.get(source.index) ?? []));
  return { files: [...files, ...aside], totals: totalsOf(files.flatMap(({ amounts }) => amounts)) };
}

function accountOf(source: Source, segments: readonly Segment[]): FileAccount {
  const { file, format, label } = source.reading;
  const span = source.reading.span();
  const fates = fatesOf(segments);
  const dropped = new Map<string, number>(source.unused);
  for (const [reason, rows] of fates.dropped) addTo(dropped, reason, rows);
  for (const [reason, others] of source.others) for (const { rows } of others) if (rows > 0) addTo(dropped, reason, rows);
  const { leftOut } = source.reading.tally();
  for (const [reason, rows] of leftOut) addTo(dropped, reason, rows);
  return {
    file,
    format,
    label,
    ...(span ? { days: { from: formatDay(span.from), to: formatDay(span.to) } } : {}),
    rows: {
      read: source.rowCount + [...leftOut.values()].reduce((sum, rows) => sum + rows, 0),
      used: fates.used,
      inPart: fates.inPart,
      summed: fates.summed,
      dropped: [...dropped].map(([reason, rows]) => ({ reason, rows })),
    },
    amounts: amountsOf(source, segments),
  };
}

interface Fates {
  used: number;
  inPart: number;
  summed: number;
  readonly dropped: Map<string, number>;
}

/** What became of the rows of each claim: used, if only some of its days are. */
function fatesOf(segments: readonly Segment[]): Fates {
  const fates: Fates = { used: 0, inPart: 0, summed: 0, dropped: new Map() };
  const settle = (claim: Claim, parts: readonly Segment[]): void => {
    const [reason, ...others] = parts.flatMap(({ dropped }) => dropped ?? []);
    if (reason !== undefined && others.length === parts.length - 1) addTo(fates.dropped, reason, claim.rows);
    else {
      fates.used++;
      fates.summed += claim.rows - 1;
      if (reason !== undefined) fates.inPart++;
    }
  };
  for (const segment of segments) if (!isSplit(segment)) settle(segment.claim, [segment]);
  for (const [claim, parts] of groupBy(segments.filter(isSplit), ({ claim }) => claim)) settle(claim, parts);
  return fates;
}

/** An amount in the integers of its measure, and what became of it. */
interface Sum {
  readonly scale: number;
  read: number;
  used: number;
  readonly dropped: Map<string, number>;
}

function amountsOf({ claims, others }: Source, segments: readonly Segment[]): AmountAccount[] {
  const sums = new Map<string, Sum>();
  const left = [...others].flatMap(([reason, members]) =>
    members.map((claim) => ({ claim, values: claim.values, dropped: reason, silent: undefined })),
  );
  for (const { key, values } of claims) for (const { sum, value } of measuredIn(sums, key, values)) sum.read += value;
  for (const { claim, values } of left) for (const { sum, value } of measuredIn(sums, claim.key, values)) sum.read += value;
  for (const part of [segments, left])
    for (const { claim, values, dropped, silent } of part)
      for (const { sum, value, index } of measuredIn(sums, claim.key, values)) {
        const reason = dropped ?? silent?.[index];
        if (reason === undefined) sum.used += value;
        else addTo(sum.dropped, reason, value);
      }
  return [...sums].map(([column, { scale, read, used, dropped }]) => ({
    column,
    read: read / scale,
    used: used / scale,
    dropped: [...dropped].map(([reason, amount]) => ({ reason, amount: amount / scale })),
  }));
}

/** The values that add up to a column, each with the sum that it goes into. */
function* measuredIn(
  sums: Map<string, Sum>,
  { family }: Key,
  values: readonly number[],
): Generator<{ readonly sum: Sum; readonly value: number; readonly index: number }> {
  for (const [index, { column, scale }] of MEASURES[family].entries()) {
    const value = valueAt(values, index);
    if (column === undefined || Number.isNaN(value)) continue;
    const sum = sums.get(column) ?? { scale, read: 0, used: 0, dropped: new Map() };
    sums.set(column, sum);
    yield { sum, value, index };
  }
}

function totalsOf(amounts: readonly AmountAccount[]): AmountAccount[] {
  const added = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.round(value * MONEY), 0) / MONEY;
  return [...groupBy(amounts, ({ column }) => column)].map(([column, members]) => {
    const reasons = groupBy(
      members.flatMap(({ dropped }) => dropped),
      ({ reason }) => reason,
    );
    return {
      column,
      read: added(members.map(({ read }) => read)),
      used: added(members.map(({ used }) => used)),
      dropped: [...reasons].map(([reason, parts]) => ({ reason, amount: added(parts.map(({ amount }) => amount)) })),
    };
  });
}

/** Where the column's number of each month is from: a line for each file. */
export function provenanceOf(
  { column, values, limits, from, how, fields }: Measured,
  { months, sources }: { readonly months: readonly Period[]; readonly sources: readonly Source[] },
): Provenance[] {
  const files = new Map(sources.map(({ index, reading }) => [index, reading]));
  return months.flatMap((month) => {
    if (!values.has(month) && !limits?.has(month)) return [];
    return [...groupBy(from.get(month) ?? [], ({ claim }) => claim.source)].map(([source, segments]) => {
      const { file, columns } = present(files.get(source), `source ${source}`);
      const split = segments.some(isSplit) ? '; rows that span more days are split by day' : '';
      return {
        month: formatPeriod(month),
        column,
        file,
        lines: formatLines(mergeLines(segments.map(({ claim }) => claim.lines))),
        headers: columns.flatMap(({ header, field }) => (field !== undefined && fields.includes(field) ? [header] : [])),
        how: `${how(month)}${split}`,
      };
    });
  });
}
