import { orderRows } from '../rows/orderRow.ts';
import { sellerboardRows, vendorRows } from '../rows/otherSalesRow.ts';
import type { Format } from './exportFormat.ts';

/** Sales from elsewhere than a Business Report, for months that have none. */
export const OTHER_SALES: readonly Format[] = [
  {
    id: 'all-orders',
    label: 'report of all orders, its days by UTC',
    needs: ['date', 'asin', 'itemPrice', 'orderQuantity', ['orderStatus', 'itemStatus']],
    row: orderRows,
  },
  {
    id: 'vendor-sales',
    label: 'sales report of Vendor Central',
    needs: ['asin', 'orderedRevenue', 'orderedUnits'],
    lacks: ['clicks', 'sessions'],
    row: vendorRows,
  },
  {
    id: 'sellerboard',
    label: 'Sellerboard report by product and day',
    needs: ['date', 'asin', 'sku', 'units', 'sales', 'profit'],
    lacks: ['clicks'],
    row: sellerboardRows,
  },
];
