import { fail } from '../core/error.ts';
import type { Account } from './account.ts';
import type { KnownTable } from './columns/exportColumns.ts';
import { placeOf } from './columns/place.ts';
import { OTHER_CURRENCY } from './rows/elsewhere.ts';

/** Tells of the rows that were left out for their currency. Errors: all rows of the table were. */
export function tellCurrencies(account: Account, table: KnownTable): void {
  const { leftOut, read } = account.tally();
  const others = [...leftOut].filter(([reason]) => reason.startsWith(OTHER_CURRENCY));
  if (others.length === 0) return;
  const { currency } = table.context;
  const rest = read - [...leftOut.values()].reduce((sum, rows) => sum + rows, 0);
  const found = others.map(([reason, rows]) => `${rows} in ${reason.slice(OTHER_CURRENCY.length).replace(/,.*/, '')}`);
  if (rest > 0) {
    const message = `rows in another currency are left out: ${found.join(', ')}; the study is in ${currency}, and amounts are never converted`;
    account.warn('other-currency', message);
    return;
  }
  fail({
    opening: 'invalid',
    message: `currency: the report holds no row in ${currency}, the currency of the study, but ${found.join(', ')}`,
    place: placeOf(table, table.headerLine),
    advice: `Export the report of the marketplace that pays in ${currency}, leave the file out, or correct "currency" in product.csv.`,
  });
}
