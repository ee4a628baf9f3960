import { formatPeriod, type Period } from '../../core/calendar.ts';
import { addTo } from '../../core/groupBy.ts';
import { add, valueAt } from './claim.ts';
import { lastDay } from './days.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

const [SALES, REFUNDS, SELLING_FEES, FBA_FEES, RETURNED] = [0, 1, 2, 3, 4];

/** Days after a month in which refunds of its orders still come. */
const RETURN_DAYS = 60;

/** What transactions say, in the integers of money. */
export interface Transactions {
  /** Product sales of all months, and what Amazon took of them. */
  readonly sales: number;
  readonly sellingFees: number;
  readonly fbaFees: number;
  readonly months: readonly Period[];
  /** Months of which the returns are through, or all where there are none; their sales, and the refunds of their orders. */
  readonly settled: {
    readonly months: readonly Period[];
    readonly sales: number;
    readonly refunds: number;
    readonly isThrough: boolean;
  };
  /** Refunds of orders that no file has. */
  readonly strange: number;
  /** Units that came back, by the report of FBA returns. */
  readonly returned: number;
}

/** What the segments of transactions add up to, refunds in the month of their order. `segments` are those that no other replaces. */
export function transactionSums(segments: readonly Segment[], sources: readonly Source[]): Transactions {
  const own = segments.filter(({ claim, dropped }) => claim.key.family === 'transaction' && dropped === undefined);
  const sales = byMonth(own, SALES);
  const monthOf = orderMonths(sources);
  const refunds = new Map<Period, number>();
  let strange = 0;
  for (const { claim, values } of own) {
    const amount = valueAt(values, REFUNDS);
    if (!(amount > 0)) continue;
    const month = monthOf(claim.key.name);
    if (month !== undefined && sales.has(month)) addTo(refunds, month, amount);
    else strange += amount;
  }
  const months = [...sales.keys()].sort((a, b) => a - b);
  const last = Math.max(...own.map(({ claim }) => claim.span.to));
  const through = months.filter((month) => lastDay(month) + RETURN_DAYS <= last);
  const taken = through.length > 0 ? through : months;
  const total = (index: number): number => own.reduce((sum, { values }) => add(sum, valueAt(values, index)), Number.NaN);
  const over = (sums: ReadonlyMap<Period, number>): number =>
    taken.reduce((sum, month) => add(sum, sums.get(month) ?? Number.NaN), Number.NaN);
  return {
    ...{ months, strange, sales: total(SALES), sellingFees: total(SELLING_FEES), fbaFees: total(FBA_FEES) },
    ...{ returned: total(RETURNED) },
    settled: { months: taken, sales: over(sales), refunds: over(refunds), isThrough: through.length > 0 },
  };
}

function byMonth(segments: readonly Segment[], index: number): Map<Period, number> {
  const sums = new Map<Period, number>();
  for (const { month, values } of segments) {
    const value = valueAt(values, index);
    if (value > 0) addTo(sums, month, value);
  }
  return sums;
}

/** The month of an order: that of its sale in the transactions, else that of its purchase. */
function orderMonths(sources: readonly Source[]): (order: string) => Period | undefined {
  const isPaid = ({ claims }: Source): boolean => claims.some(({ key }) => key.family === 'transaction');
  const ordered = [...sources.filter(isPaid), ...sources.filter((source) => !isPaid(source))];
  return (order) => ordered.find(({ orders }) => orders.has(order))?.orders.get(order);
}

/** Months in words: the first, and the last where there are several. */
export function monthsWords(months: readonly Period[]): string {
  const names = [...new Set([months[0], months.at(-1)])].flatMap((month) => (month === undefined ? [] : [formatPeriod(month)]));
  return names.join(' to ');
}
