import { formatMonth, type Month, monthsBetween } from '../../core/calendar.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from './groupBy.ts';
import type { Measured } from './measuredCells.ts';
import type { Segment } from './segment.ts';
import { sumAt } from './sumColumns.ts';

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
  const all = monthsBetween(first, last);
  const total = column('content_spend', content, all);
  const signals = groupBy(content, ({ claim }) => claim.key.member);
  const unsaid = signals.get('') ?? [];
  if (unsaid.length === 0)
    return {
      columns: [total, ...[...signals].map(([signal, members]) => column(`content_spend.${signal}`, members, all))],
      warnings: [],
    };
  if (signals.size === 1) return { columns: [total], warnings: [] };
  const message = `Content spend is not split by signal: ${unsaid.length} ${unsaid.length === 1 ? 'line says' : 'lines say'} no signal of the model, the first in ${formatMonth(unsaid[0]?.month ?? first)}. Write the signal beside every line to split it.`;
  return { columns: [total], warnings: [{ code: 'content-without-signal', message, place: { file: place } }] };
}

function column(name: string, segments: readonly Segment[], months: readonly Month[]): Measured {
  const from = groupBy(segments, ({ month }) => month);
  const values = new Map(months.map((month) => [month, (sumAt(from.get(month) ?? [], 0) || 0) / 100]));
  return { column: name, values, from, how: () => 'lines of the content ledger, added up', fields: ['amount'] };
}
