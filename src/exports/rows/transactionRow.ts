import type { Cell } from '../../tables/sheet.ts';
import type { TransactionRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { isBlankAt } from '../columns/sampled.ts';
import { spansOf } from '../columns/spans.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { elsewhereOf } from './elsewhere.ts';

const NEITHER = 'neither the sale of a product nor a refund of one';

type Amounts = Pick<TransactionRow, 'sales' | 'refunds' | 'sellingFees' | 'fbaFees'>;

const NONE: Amounts = { sales: Number.NaN, refunds: Number.NaN, sellingFees: Number.NaN, fbaFees: Number.NaN };

/**
 * Rows of a date range report (monthly unified transactions), one an item. Whatever the language calls the type of a row: product sales above
 * nought are a sale, below nought a refund.
 */
export function dateRangeRows(columns: Columns): MakeRow {
  const [sales, fees, fba] = [columns.number('productSales', 'sales'), columns.number('sellingFees'), columns.number('fbaFees')];
  return transactions(columns, 'date-range', (cells, line) => {
    const amount = sales(cells, line);
    if (amount > 0) return { ...NONE, sales: amount, sellingFees: -fees(cells, line), fbaFees: -fba(cells, line) };
    return amount < 0 ? { ...NONE, refunds: -amount } : NEITHER;
  });
}

/** Rows of a settlement, one an amount; its first row adds them all up and is left out. */
export function settlementRows(columns: Columns): MakeRow {
  const [kind, about] = [columns.text('amountType'), columns.text('amountDescription')];
  const type = columns.text('transactionType');
  const [amount, empty] = [columns.number('amount'), columns.column('amountType')];
  return transactions(columns, 'settlement', (cells, line) => {
    if (isBlankAt(empty, cells)) return 'the settlement as a whole: its rows follow';
    const money = amount(cells, line);
    if (kind(cells) === 'ItemPrice' && about(cells) === 'Principal')
      return money < 0 ? { ...NONE, refunds: -money } : { ...NONE, sales: money };
    if (kind(cells) !== 'ItemFees' || type(cells) !== 'Order') return NEITHER;
    return about(cells).startsWith('FBA') ? { ...NONE, fbaFees: -money } : { ...NONE, sellingFees: -money };
  });
}

function transactions(
  columns: Columns,
  report: TransactionRow['report'],
  amountsOf: (cells: readonly Cell[], line: number) => Amounts | string,
): MakeRow {
  const span = spansOf(columns);
  const [order, settlement] = [columns.text('orderId'), columns.text('settlementId')];
  const [currency, marketplace, elsewhere] = [columns.currency(), columns.marketplace(), elsewhereOf(columns)];
  return (cells, line): TransactionRow | string => {
    const [country, money] = [marketplace(cells), currency(cells, line)];
    const other = elsewhere(country, money);
    if (other !== undefined) return other;
    const amounts = amountsOf(cells, line);
    if (typeof amounts === 'string') return amounts;
    return {
      ...{ kind: 'transaction', report, line, span: span(cells, line), ...amounts, returned: Number.NaN },
      ...{ order: order(cells), settlement: settlement(cells) },
      ...(money === undefined ? undefined : { currency: money }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}
