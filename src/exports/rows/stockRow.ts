import type { StockRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';

/** Units in the warehouses of Amazon by day, of the summary of the inventory ledger: those that can be sold. */
export function stockRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const [asin, state] = [columns.text('asin'), columns.text('disposition')];
  const [start, end] = [columns.number('startBalance'), columns.number('endBalance')];
  return (cells, line): StockRow | string => {
    if (state(cells).toUpperCase() !== 'SELLABLE') return 'units that cannot be sold';
    const days = span(cells, line);
    if (days.from !== days.to) return 'a balance of a month, which does not say on which days there was stock';
    return { kind: 'stock', line, span: days, asin: asin(cells), units: Math.max(start(cells, line), end(cells, line)) };
  };
}
