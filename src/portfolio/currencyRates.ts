import { fail } from '../core/error.ts';
import type { TableBytes } from '../tables/longTable.ts';
import { smallTable } from './smallTable.ts';

/** `rates.csv`: units of the account's currency for one of each; the account's own is the one with a rate of 1. Throws an InputError for a rate that is none, and where no currency or more than one has 1. */
export function readRates(bytes: TableBytes): ReadonlyMap<string, number> {
  const { file } = bytes;
  const rates = new Map<string, number>();
  for (const { line, cells } of smallTable(bytes, ['currency', 'rate'])) {
    const [currency = '', text = ''] = cells;
    const rate = Number(text.replace(',', '.'));
    if (!(rate > 0) || rates.has(currency))
      fail({
        opening: 'invalid',
        message: `rate "${text}" of ${currency}${rates.has(currency) ? ', which has one already' : ''}`,
        place: { file, line },
        advice: 'Give each currency one number above 0: units of the account’s currency for one of it.',
      });
    rates.set(currency, rate);
  }
  const own = [...rates].filter(([, rate]) => rate === 1);
  if (own.length !== 1)
    fail({
      opening: 'invalid',
      message: `rates: ${own.length} currencies have a rate of 1`,
      place: { file },
      advice: 'Give the account’s own currency a rate of 1, and no other.',
    });
  return rates;
}
