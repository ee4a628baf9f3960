import { formatPeriod, type Period, periodsBetween } from '../../core/calendar.ts';
import { formatSpan } from '../../core/day.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { type Claim, inCurrency, known, valueAt } from './claim.ts';
import { type Measured, sumAt } from './measured.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';
import { LATER_DOWNLOAD } from './supersede.ts';

/**
 * content_spend, and content_spend.<signal> where every amount of the ledger says its signal: the model takes the parts for the whole.
 * Months between the first and the last of the ledger without a line had no content spend.
 */
export function contentSpend(
  segments: readonly Segment[],
  place: string,
): { readonly columns: Measured[]; readonly warnings: Warning[] } {
  const content = segments.filter(({ claim }) => claim.key.family === 'content');
  const months = [...new Set(content.map(({ month }) => month))].sort((a, b) => a - b);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return { columns: [], warnings: [] };
  const all = periodsBetween(first, last);
  const total = column('content_spend', content, all);
  const signals = groupBy(content, ({ claim }) => claim.key.member);
  const unsaid = signals.get('') ?? [];
  if (unsaid.length === 0)
    return {
      columns: [total, ...[...signals].map(([signal, members]) => column(`content_spend.${signal}`, members, all))],
      warnings: [],
    };
  if (signals.size === 1) return { columns: [total], warnings: [] };
  const message = `Content spend is not split by signal: ${unsaid.length} ${unsaid.length === 1 ? 'line says' : 'lines say'} no signal of the model, the first in ${formatPeriod(unsaid[0]?.month ?? first)}. Write the signal beside every line to split it.`;
  return { columns: [total], warnings: [{ code: 'content-without-signal', message, place: { file: place } }] };
}

function column(name: string, segments: readonly Segment[], months: readonly Period[]): Measured {
  const from = groupBy(segments, ({ month }) => month);
  const told = months.filter((month) => !from.get(month)?.some(({ silent }) => silent?.[0] !== undefined));
  const values = new Map(told.map((month) => [month, spentIn(from.get(month))]));
  return { column: name, values, from, how: () => 'lines of the content ledger, added up', fields: ['amount'] };
}

const MOST_NAMED = 3;

/** In currency; a month of the ledger without a line had no content spend. */
function spentIn(segments: readonly Segment[] | undefined): number {
  const money = segments === undefined ? Number.NaN : sumAt(segments, 0);
  return Number.isNaN(money) ? 0 : inCurrency(money);
}

/** A warning for each ledger with payments that a later ledger has too: they are counted once, all others add up. */
export function repeatedPayments(segments: readonly Segment[], sources: readonly Source[]): Warning[] {
  const content = segments.filter(({ claim }) => claim.key.family === 'content');
  return sources.flatMap(({ index, reading }): Warning[] => {
    const parts = groupBy(
      content.filter(({ claim }) => claim.source === index),
      ({ dropped }) => dropped === LATER_DOWNLOAD,
    );
    const [repeated, others] = [true, false].map((key) => new Set((parts.get(key) ?? []).map(({ claim }) => claim)));
    if (repeated === undefined || others === undefined || repeated.size === 0) return [];
    const added = others.size === 0 ? '' : ` Its other payments, ${totalOf(others)}, are added to those of the later one.`;
    const message = `Payments of ${totalOf(repeated)} in this ledger are in a later ledger too, with the same date, line item, signal, kind and amount: ${namesOf(repeated)}. They are counted once; if they were paid twice, write both into one file.${added}`;
    return [{ code: 'payments-in-two-ledgers', message, place: { file: reading.file } }];
  });
}

function totalOf(claims: ReadonlySet<Claim>): string {
  const amounts = known([...claims].map(({ values }) => valueAt(values, 0)));
  return inCurrency(amounts.reduce((sum, value) => sum + value, 0)).toFixed(2);
}

function namesOf(claims: ReadonlySet<Claim>): string {
  const names = [...claims].map(
    ({ key, span, values }) => `${key.name} ${formatSpan(span)} ${inCurrency(valueAt(values, 0)).toFixed(2)}`,
  );
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}
