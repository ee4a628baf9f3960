import type { Day } from '../../../src/core/day.ts';
import { present } from '../../../src/core/present.ts';
import { stream } from '../studyNoise.ts';
import type { SimulatedMonth } from '../studySimulator.ts';
import { type AdLine, BRAND_LINES, BRANDS_PART, PRODUCT_LINES } from './numbers.ts';
import { daysOf, spread, weekdayWeight, wobble } from './spread.ts';

/** A day of a line of an advertising report; money in pence. */
export interface AdCell {
  readonly day: Day;
  readonly line: AdLine;
  readonly impressions: number;
  readonly clicks: number;
  readonly spend: number;
  readonly sales: number;
}

/** Whole amounts of a month. */
interface Amounts {
  readonly spend: number;
  readonly sales: number;
  readonly clicks: number;
}

/** What a class of keywords comes to; both ad products together are the simulated month to the penny. */
function amountsOf(at: SimulatedMonth, id: string): { readonly products: Amounts; readonly brands: Amounts } {
  const money = present(at.classes?.get(id), `${id} of a month`);
  const all = { spend: Math.round(money.spend * 100), sales: Math.round(money.sales * 100), clicks: money.clicks };
  const part = (of: keyof Amounts): number => (id === BRANDS_CLASS ? Math.round(all[of] * BRANDS_PART[of]) : 0);
  const brands = { spend: part('spend'), sales: part('sales'), clicks: part('clicks') };
  const products = { spend: all.spend - brands.spend, sales: all.sales - brands.sales, clicks: all.clicks - brands.clicks };
  return { products, brands };
}

/** The class that Sponsored Brands is bought for. */
const BRANDS_CLASS = 'generic';

export function productCells(at: SimulatedMonth): AdCell[] {
  const cells = [...(at.classes?.keys() ?? [])].flatMap((id) => {
    const lines = PRODUCT_LINES.filter((line) => line.class === id);
    return cellsOf(at, amountsOf(at, id).products, lines);
  });
  return cells.sort((a, b) => a.day - b.day);
}

export function brandCells(at: SimulatedMonth): AdCell[] {
  return cellsOf(at, amountsOf(at, BRANDS_CLASS).brands, BRAND_LINES);
}

/** The month over its days and lines; a line without a click on a day has no row there, and its money goes to the next. */
function cellsOf({ month }: SimulatedMonth, amounts: Amounts, lines: readonly AdLine[]): AdCell[] {
  const random = stream(`${lines[0]?.campaign} ${month}`);
  const slots = daysOf(month).flatMap((day) =>
    lines.map((line) => ({ day, line, weight: line.weight * weekdayWeight(day) * wobble(random, 0.3) })),
  );
  const clicks = spread(
    amounts.clicks,
    slots.map(({ weight }) => weight),
  );
  const rows = slots.flatMap((slot, index) => {
    const count = clicks[index] ?? 0;
    return count > 0 ? [{ ...slot, clicks: count }] : [];
  });
  const money = (amount: number, factor: (line: AdLine) => number, width: number): number[] =>
    spread(
      amount,
      rows.map((row) => row.clicks * factor(row.line) * wobble(random, width)),
    );
  const spend = money(amounts.spend, ({ price }) => price, 0.1);
  const sales = money(amounts.sales, (line) => line.yield, 0.4);
  return rows.map(({ day, line, clicks: count }, index) => ({
    day,
    line,
    impressions: Math.round(count * 140 * wobble(random, 0.2)),
    clicks: count,
    spend: spend[index] ?? 0,
    sales: sales[index] ?? 0,
  }));
}
