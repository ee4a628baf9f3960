import type { TrafficRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { shareOf } from '../columns/shares.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { elsewhereOf } from './elsewhere.ts';

/** Rows of a business report. A report by date has no ASIN: it counts the whole account. */
export function trafficRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const isParent = columns.column('asin') === undefined;
  const [asin, sku] = [columns.text('asin', 'parentAsin'), columns.text('sku')];
  const [currency, marketplace] = [columns.currency(), columns.marketplace()];
  const elsewhere = elsewhereOf(columns);
  const [sessions, pageViews] = [columns.number('sessions'), columns.spare('pageViews')];
  const featured = shareOf(columns, 'featuredOffer');
  const [units, orderItems, sales] = [columns.spare('units'), columns.spare('orderItems'), columns.number('sales')];
  return (cells, line): TrafficRow | string => {
    const [country, money] = [marketplace(cells), currency(cells, line)];
    const other = elsewhere(country, money);
    if (other !== undefined) return other;
    const [product, stock, offer] = [asin(cells), sku(cells), featured(cells)];
    return {
      kind: 'traffic',
      line,
      span: span(cells, line),
      sessions: sessions(cells, line),
      pageViews: pageViews(cells, line),
      units: units(cells, line),
      orderItems: orderItems(cells, line),
      sales: sales(cells, line),
      ...(product === '' ? undefined : { asin: product, ...(isParent ? { isParent } : undefined) }),
      ...(stock === '' ? undefined : { sku: stock }),
      ...(Number.isNaN(offer) ? undefined : { featuredOffer: offer }),
      ...(money === undefined ? undefined : { currency: money }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}
