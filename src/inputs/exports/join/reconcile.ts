import { type Claim, MEASURES } from './claim.ts';
import { groupBy } from './groupBy.ts';
import type { AmountAccount, FileAccount, Reconciliation } from './joined.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** The account of every row and amount: what was read is what was used and what was dropped. `twins` are files that were not read. */
export function reconcile(
  sources: readonly Source[],
  segments: readonly Segment[],
  twins: readonly FileAccount[],
): Reconciliation {
  const bySource = groupBy(segments, ({ claim }) => claim.source);
  const ordered = [...sources].sort((a, b) => a.index - b.index);
  const files = ordered.map((source) => accountOf(source, bySource.get(source.index) ?? []));
  return { files: [...files, ...twins], totals: totalsOf(files.flatMap(({ amounts }) => amounts)) };
}

function accountOf(source: Source, segments: readonly Segment[]): FileAccount {
  const { file, format, label } = source.reading;
  const claims = [...groupBy(segments, ({ claim }) => claim)];
  const isUsed = (parts: readonly Segment[]): boolean => parts.some(({ dropped }) => dropped === undefined);
  const used = claims.filter(([, parts]) => isUsed(parts));
  const inPart = used.filter(([, parts]) => parts.some(({ dropped }) => dropped !== undefined));
  const dropped = new Map<string, number>(source.unused);
  const count = (reason: string, rows: number): unknown => dropped.set(reason, (dropped.get(reason) ?? 0) + rows);
  for (const [claim, parts] of claims) if (!isUsed(parts)) count(parts[0]?.dropped ?? '', claim.rows);
  for (const [reason, others] of source.others) for (const { rows } of others) count(reason, rows);
  const leftOut = source.reading.tally().leftOut;
  for (const [reason, rows] of leftOut) count(reason, rows);
  return {
    file,
    format,
    label,
    rows: {
      read: source.rowCount + [...leftOut.values()].reduce((sum, rows) => sum + rows, 0),
      used: used.length,
      inPart: inPart.length,
      summed: used.reduce((sum, [{ rows }]) => sum + rows - 1, 0),
      dropped: [...dropped].map(([reason, rows]) => ({ reason, rows })),
    },
    amounts: amountsOf(source, segments),
  };
}

/** An amount in the integers of its measure, and what became of it; an empty reason is use. */
interface Entry {
  readonly column: string;
  readonly scale: number;
  readonly reason: string;
  readonly value: number;
}

function amountsOf({ claims, others }: Source, segments: readonly Segment[]): AmountAccount[] {
  const entries = [
    ...segments.flatMap(({ claim, values, dropped }) => entriesOf(claim, values, dropped ?? '')),
    ...[...others].flatMap(([reason, members]) => members.flatMap((claim) => entriesOf(claim, claim.values, reason))),
  ];
  const read = [...claims, ...[...others.values()].flat()].flatMap((claim) => entriesOf(claim, claim.values, ''));
  const totals = groupBy(read, ({ column }) => column);
  return [...groupBy(entries, ({ column }) => column)].map(([column, members]) => {
    const reasons = groupBy(members, ({ reason }) => reason);
    const dropped = [...reasons].flatMap(([reason, parts]) => (reason === '' ? [] : [{ reason, amount: sumOf(parts) }]));
    return { column, read: sumOf(totals.get(column) ?? []), used: sumOf(reasons.get('') ?? []), dropped };
  });
}

function entriesOf({ key }: Claim, values: readonly number[], reason: string): Entry[] {
  return MEASURES[key.family].flatMap(({ column, scale }, index): Entry[] => {
    const value = values[index] ?? Number.NaN;
    return column === undefined || Number.isNaN(value) ? [] : [{ column, scale, reason, value }];
  });
}

function sumOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { value }) => sum + value, 0) / (entries[0]?.scale || 1);
}

function totalsOf(amounts: readonly AmountAccount[]): AmountAccount[] {
  const cents = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
  return [...groupBy(amounts, ({ column }) => column)].map(([column, members]) => {
    const reasons = groupBy(
      members.flatMap(({ dropped }) => dropped),
      ({ reason }) => reason,
    );
    return {
      column,
      read: cents(members.map(({ read }) => read)),
      used: cents(members.map(({ used }) => used)),
      dropped: [...reasons].map(([reason, parts]) => ({ reason, amount: cents(parts.map(({ amount }) => amount)) })),
    };
  });
}
