import { trafficRows } from '../rows/trafficRow.ts';
import type { Format } from './exportFormat.ts';

/** Business Reports of Seller Central and the API's sales and traffic. B2B columns are part of the totals: not read. */
export const BUSINESS_REPORTS: readonly Format[] = [
  {
    id: 'business-by-date',
    label: 'Business Report by date',
    needs: ['date', ['sessions', 'pageViews'], 'units', 'sales'],
    lacks: ['asin', 'parentAsin', 'clicks'],
    period: 'starts',
    row: trafficRows,
  },
  {
    id: 'business-by-asin',
    label: 'Business Report by ASIN',
    needs: [['asin', 'parentAsin'], ['sessions', 'pageViews'], 'units', 'sales'],
    lacks: ['clicks'],
    period: 'starts',
    row: trafficRows,
  },
];
