import type { TrafficRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { isBlankAt } from '../columns/sampled.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { elsewhereOf } from './elsewhere.ts';

/** Sales of Vendor Central by ASIN: what Amazon's customers ordered. */
export function vendorRows(columns: Columns): MakeRow {
  return salesRows(columns, 'vendor-sales');
}

/** Sellerboard by product and day. A parent's row has no SKU where the others do, and adds them up: it is left out. */
export function sellerboardRows(columns: Columns): MakeRow {
  const make = salesRows(columns, 'sellerboard');
  const sku = columns.column('sku');
  const bySku = columns.table.sample.some(({ cells }) => !isBlankAt(sku, cells));
  return (cells, line) => (bySku && isBlankAt(sku, cells) ? 'a parent: its row adds up its SKUs' : make(cells, line));
}

function salesRows(columns: Columns, report: NonNullable<TrafficRow['report']>): MakeRow {
  const span = spansOf(columns);
  const [asin, sku] = [columns.text('asin'), columns.text('sku')];
  const [currency, marketplace, elsewhere] = [columns.currency(), columns.marketplace(), elsewhereOf(columns)];
  const [sales, sessions] = [columns.number('orderedRevenue', 'sales'), columns.number('sessions')];
  const units = columns.spare('orderedUnits', 'units');
  return (cells, line): TrafficRow | string => {
    const [country, money] = [marketplace(cells), currency(cells, line)];
    const other = elsewhere(country, money);
    if (other !== undefined) return other;
    const [product, stock] = [asin(cells), sku(cells)];
    return {
      ...{ kind: 'traffic', report, line, span: span(cells, line), sales: sales(cells, line), units: units(cells, line) },
      ...{ sessions: sessions(cells, line), pageViews: Number.NaN, orderItems: Number.NaN },
      ...(product === '' ? undefined : { asin: product }),
      ...(stock === '' ? undefined : { sku: stock }),
      ...(money === undefined ? undefined : { currency: money }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}
