import type { Period } from '../../core/calendar.ts';
import { groupBy } from '../../core/groupBy.ts';
import { valueAt } from './claim.ts';
import { dayCount, monthSpan } from './days.ts';
import { type Measured, rounded } from './measured.ts';
import type { Segment } from './segment.ts';

const HOW = 'days with units that can be sold, over days; a day without a row had none';

/**
 * in_stock of the inventory ledger: the days of a month on which an ASIN had units that can be sold, over all of its days; of several ASINs
 * the mean. None where several ASINs are in the ledger and product.csv does not choose.
 */
export function stockDays(
  used: readonly Segment[],
  isChosen: boolean,
): { readonly columns: Measured[]; readonly notes: string[] } {
  const stock = used.filter(({ claim }) => claim.key.family === 'stock');
  const asins = new Set(stock.map(({ claim }) => claim.key.subject));
  if (stock.length === 0) return { columns: [], notes: [] };
  if (asins.size > 1 && !isChosen) return { columns: [], notes: [choose(asins.size)] };
  const from = groupBy(stock, ({ month }) => month);
  const values = new Map([...from].map(([month, members]) => [month, shareOf(members, month)] as const));
  return { columns: [{ column: 'in_stock', values, from, how: () => HOW, fields: ['startBalance', 'endBalance'] }], notes: [] };
}

function shareOf(segments: readonly Segment[], month: Period): number {
  const byAsin = [...groupBy(segments, ({ claim }) => claim.key.subject).values()];
  const stocked = byAsin.map(
    (members) => new Set(members.flatMap(({ span, values }) => (valueAt(values, 0) > 0 ? [span.from] : []))).size,
  );
  const days = stocked.reduce((sum, count) => sum + count, 0);
  return rounded(days / (byAsin.length * dayCount([monthSpan(month)])), 4);
}

function choose(asins: number): string {
  return `The inventory ledger holds ${asins} ASINs, and product.csv names none: no in_stock is made of it. Add a row "asin" to product.csv.`;
}
