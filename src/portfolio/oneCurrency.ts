import type { Issue } from '../core/error.ts';
import type { LeftOut, ProductRecord, RanRecord } from './record.ts';

/** All records in the products' order, each time it is called. */
export type Records = () => Iterable<ProductRecord>;

/** The currency with a rate of 1, else that of most products, the first of equals. */
export function currencyOf(records: Records, rates: ReadonlyMap<string, number> | undefined): string {
  const own = [...(rates ?? [])].find(([, rate]) => rate === 1);
  if (own) return own[0];
  const counts = new Map<string, number>();
  for (const record of records()) if (record.kind === 'ran') counts.set(record.currency, (counts.get(record.currency) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most ? most[0] : '';
}

/** The same records in one currency; products of another without a rate are left out. */
export function inOneCurrency(
  records: Records,
  { currency, rates }: { readonly currency: string; readonly rates: ReadonlyMap<string, number> | undefined },
): Records {
  return function* () {
    for (const record of records()) {
      if (record.kind !== 'ran') yield record;
      else {
        const rate = record.currency === currency ? 1 : rates?.get(record.currency);
        yield rate === undefined ? otherCurrency(record, currency) : inCurrency(record, rate);
      }
    }
  };
}

function otherCurrency({ index, id, category, currency }: RanRecord, own: string): LeftOut {
  const issue: Issue = {
    opening: 'invalid',
    message: `currency ${currency} of product "${id}": the account is in ${own}`,
    advice: `Give its rate in rates.csv: currency,rate with ${own},1.`,
  };
  return { kind: 'left out', index, id, category, issues: [issue] };
}

function inCurrency(record: RanRecord, rate: number): RanRecord {
  if (rate === 1) return record;
  const { menu } = record;
  const times = (value: number): number => value * rate;
  return {
    ...record,
    menu: {
      hold: menu.hold.map(times),
      spend: times(menu.spend),
      adSpend: times(menu.adSpend),
      options: menu.options.map((one) => ({
        ...one,
        extra: times(one.extra),
        extraAds: times(one.extraAds),
        gain: one.gain.map(times),
      })),
    },
  };
}
