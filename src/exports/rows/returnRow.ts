import type { TransactionRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';

/** Units that customers sent back to a warehouse of Amazon, on the day on which they came back. */
export function returnRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const [asin, order, units] = [columns.text('asin'), columns.text('orderId'), columns.number('orderQuantity')];
  return (cells, line): TransactionRow => {
    const nothing = Number.NaN;
    return {
      ...{ kind: 'transaction', report: 'fba-returns', line, span: span(cells, line), asin: asin(cells) },
      ...{ order: order(cells), settlement: '', returned: units(cells, line) },
      ...{ sales: nothing, refunds: nothing, sellingFees: nothing, fbaFees: nothing },
    };
  };
}
