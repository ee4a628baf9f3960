import type { Field } from '../fields.ts';
import { type Header, headerKey } from '../headers.ts';
import { contentRows } from '../rows/contentRow.ts';
import { dealRows } from '../rows/dealRow.ts';
import { otherRows } from '../rows/otherRow.ts';
import { sessionRows } from '../rows/sessionRow.ts';
import type { Format } from './exportFormat.ts';

/** What the template calls a line item, and its translations; a description stands in every bank statement. */
const LINE_ITEM: ReadonlySet<string> = new Set(['line item', 'line_item', 'posten', '項目', '品目']);

/** The columns of the template: a signal, or a line item with its kind. Date, description and amount alone are any table of payments. */
function isLedger(headers: readonly Header[]): boolean {
  const has = (field: Field): boolean => headers.some((header) => header.field === field);
  return has('signal') || (has('use') && headers.some(({ text }) => LINE_ITEM.has(headerKey(text))));
}

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
    id: 'deals',
    label: 'list of deals',
    needs: [['dealType', 'dealId'], 'startDate', 'endDate'],
    lacks: ['campaign', 'clicks', 'spend', 'amount'],
    row: dealRows,
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
    unsaid: isLedger,
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
