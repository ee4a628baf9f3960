import { type Header, headerKey } from '../headers.ts';
import { trafficRows } from '../rows/trafficRow.ts';
import type { Format } from './exportFormat.ts';

/** What every shop calls its sales; Amazon's reports say that products were ordered. */
const ANY_SALES: ReadonlySet<string> = new Set([
  'sales',
  'total sales',
  'umsatz',
  'verkäufe',
  '売上',
  'ventas',
  'ventas totales',
  'ventes',
  'vendite',
  'revenue',
]);

function ofAmazon(headers: readonly Header[]): boolean {
  return headers.some(({ field, text }) => field === 'sales' && !ANY_SALES.has(headerKey(text)));
}

/** Business Reports of Seller Central and the API's sales and traffic. B2B columns are part of the totals: not read. */
export const BUSINESS_REPORTS: readonly Format[] = [
  {
    id: 'business-by-date',
    label: 'Business Report by date',
    needs: ['date', ['sessions', 'pageViews'], 'units', 'sales'],
    lacks: ['asin', 'parentAsin', 'clicks'],
    unsaid: ofAmazon,
    period: 'starts',
    row: trafficRows,
  },
  {
    id: 'business-by-asin',
    label: 'Business Report by ASIN',
    needs: [['asin', 'parentAsin'], ['sessions', 'pageViews'], 'units', 'sales'],
    lacks: ['clicks'],
    unsaid: ofAmazon,
    period: 'starts',
    row: trafficRows,
  },
];
