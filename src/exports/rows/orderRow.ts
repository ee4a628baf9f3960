import type { TrafficRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { elsewhereOf } from './elsewhere.ts';

const CANCELLED = /cancel|storn/i;

/** Why a row of a cancelled order counts nothing. */
export const CANCELLED_ORDER = 'a cancelled order';

/**
 * Items of orders, as the report of all orders has them: the price of all units of an item on the day of its purchase. An item that is
 * pending has no price yet, and its month none either; a cancelled one counts nothing.
 */
export function orderRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const [asin, order, item] = [columns.text('asin'), columns.text('orderStatus'), columns.text('itemStatus')];
  const [currency, marketplace, elsewhere] = [columns.currency(), columns.marketplace(), elsewhereOf(columns)];
  const [sales, units] = [columns.number('itemPrice'), columns.number('orderQuantity')];
  const [orderId, seen] = [columns.text('orderId'), new Set<string>()];
  return (cells, line): TrafficRow | string => {
    const [country, money] = [marketplace(cells), currency(cells, line)];
    const other = elsewhere(country, money);
    if (other !== undefined) return other;
    const product = asin(cells);
    const isCancelled = CANCELLED.test(item(cells)) || CANCELLED.test(order(cells));
    const [count, amount] = isCancelled ? [0, 0] : [units(cells, line), sales(cells, line)];
    const noSale = isCancelled ? CANCELLED_ORDER : count === 0 && !(amount > 0) ? 'an order without units' : undefined;
    return {
      ...{ kind: 'traffic', report: 'orders', line, span: span(cells, line), units: count },
      ...{ sessions: Number.NaN, pageViews: Number.NaN },
      ...(noSale === undefined
        ? { sales: amount, ...countOrder(seen, orderId(cells)) }
        : { sales: 0, orderItems: Number.NaN, noSale }),
      ...(product === '' ? undefined : { asin: product }),
      ...(money === undefined ? undefined : { currency: money }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}

/** An order counts once, in the row of its first item. */
function countOrder(seen: Set<string>, order: string): Pick<TrafficRow, 'orderItems' | 'order'> {
  if (order === '') return { orderItems: Number.NaN };
  const before = seen.size;
  seen.add(order);
  return { orderItems: seen.size - before, order };
}
