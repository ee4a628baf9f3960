import type { Period } from '../../core/calendar.ts';
import { groupBy } from '../../core/groupBy.ts';
import { inCurrency } from './claim.ts';
import { type Measured, reportsOf, rounded, sumAt } from './measured.ts';
import type { Segment } from './segment.ts';

const [SALES, UNITS, ITEMS] = [0, 2, 3];

/** Average prices that are further from that of product.csv than this factor are of something else: of units, or of other products. */
const FAR = 1.25;

/** What an average price is of. */
interface Basis {
  readonly index: number;
  readonly words: string;
  readonly noun: string;
}

/**
 * The selling price by month: sales over orders, where a report of orders is used; else over order items, of which an order may have
 * several; else over units. The same for all months. It is no column where it is far from the price of product.csv.
 */
export function sellingPrice(
  used: readonly Segment[],
  price: number | undefined,
): { readonly columns: Measured[]; readonly notes: string[] } {
  const traffic = used.filter(({ claim, silent }) => claim.key.family === 'traffic' && silent?.[SALES] === undefined);
  const from = groupBy(traffic, ({ month }) => month);
  const basis = basisOf(traffic, from);
  if (!basis) return { columns: [], notes: [] };
  const prices = [...from].flatMap(([month, members]): [Period, number][] => {
    const count = sumAt(members, basis.index);
    return count > 0 ? [[month, rounded(inCurrency(sumAt(members, SALES)) / count, 4)]] : [];
  });
  const all = inCurrency(sumAt(traffic, SALES)) / sumAt(traffic, basis.index);
  if (price !== undefined && Math.max(all / price, price / all) > FAR)
    return { columns: [], notes: [farNote(all, price, basis)] };
  const column: Measured = {
    ...{ column: 'price', values: new Map(prices), from, fields: ['sales', basis.noun] },
    how: (month) => `sales over ${basis.words} of ${reportsOf(from.get(month) ?? [])}`,
  };
  return {
    columns: [column],
    notes: [`price is the average of ${basis.words}: sales over their number.${basis.index === UNITS ? UNITS_ONLY : ''}`],
  };
}

const UNITS_ONLY = ' No report says how many orders there were; if people buy several units at once, an order is worth more.';

function basisOf(traffic: readonly Segment[], from: ReadonlyMap<Period, readonly Segment[]>): Basis | undefined {
  const known = (index: number): boolean => [...from.values()].every((members) => sumAt(members, index) > 0);
  if (traffic.length === 0) return undefined;
  if (known(ITEMS)) {
    const orders = traffic.every(({ claim }) => claim.key.level === 'orders');
    return { index: ITEMS, words: orders ? 'an order' : 'an order item, of which an order may have several', noun: 'orderItems' };
  }
  return known(UNITS) ? { index: UNITS, words: 'a unit', noun: 'units' } : undefined;
}

function farNote(all: number, price: number, { words }: Basis): string {
  return `The reports bring ${all.toFixed(2)} on average of ${words}, and product.csv says a price of ${price}: too far apart to be the price of the same thing. No column price is made of them; correct product.csv, or give the reports of its ASINs alone.`;
}
