import { returnRows } from '../rows/returnRow.ts';
import { stockRows } from '../rows/stockRow.ts';
import { dateRangeRows, settlementRows } from '../rows/transactionRow.ts';
import type { Format } from './exportFormat.ts';

/** What Amazon paid and kept, what came back and what lay in its warehouses: returns and fees of product.csv, and days with stock. */
export const TRANSACTIONS: readonly Format[] = [
  {
    id: 'date-range-transactions',
    label: 'date range report of transactions',
    needs: ['date', 'settlementId', 'orderId', ['productSales', 'sales'], 'sellingFees'],
    row: dateRangeRows,
  },
  {
    id: 'settlement',
    label: 'settlement report (flat file V2)',
    needs: ['date', 'settlementId', 'orderId', 'transactionType', 'amountType', 'amountDescription', 'amount'],
    row: settlementRows,
  },
  {
    id: 'fba-returns',
    label: 'report of FBA customer returns',
    needs: ['date', 'orderId', 'asin', 'orderQuantity', 'disposition'],
    row: returnRows,
  },
  {
    id: 'inventory-ledger',
    label: 'inventory ledger, summary by day',
    needs: ['date', 'asin', 'disposition', 'startBalance', 'endBalance'],
    row: stockRows,
  },
];
