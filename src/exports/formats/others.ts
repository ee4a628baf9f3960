import { contentRows } from '../rows/contentRow.ts';
import { otherRows } from '../rows/otherRow.ts';
import { sessionRows } from '../rows/sessionRow.ts';
import type { Format } from './exportFormat.ts';

/** Reports of other systems, and the content ledger that people keep by hand. */
export const OTHERS: readonly Format[] = [
  {
    id: 'ga4-sessions',
    label: 'Google Analytics 4 sessions by source',
    needs: [['sourceMedium', 'source', 'channelGroup'], 'sessions'],
    lacks: ['asin', 'units'],
    decimal: '.',
    row: sessionRows,
  },
  {
    id: 'amazon-attribution',
    label: 'Amazon Attribution',
    needs: [['attributionCampaign', 'publisher'], 'clickThroughs'],
    aside: true,
    row: otherRows('Amazon Attribution'),
  },
  {
    id: 'content-ledger',
    label: 'content ledger',
    needs: ['amount', ['lineItem', 'signal'], ['date', 'month']],
    lacks: ['clicks', 'sessions'],
    row: contentRows,
  },
  {
    id: 'warehouse-portfolios',
    label: 'portfolios of a warehouse',
    needs: ['warehouseId', 'portfolioBudget'],
    aside: true,
    row: otherRows('portfolios'),
  },
  {
    id: 'warehouse-profiles',
    label: 'profiles of a warehouse',
    needs: ['warehouseId', 'accountName'],
    aside: true,
    row: otherRows('profiles'),
  },
];
