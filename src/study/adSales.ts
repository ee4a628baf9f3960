import { formatMonth } from '../core/calendar.ts';
import type { Issue, Warning } from '../core/error.ts';
import { type Cell, throwIssues } from '../tables/cell.ts';
import { type History, monthPlace } from './study.ts';

/** ACOS is often rounded to whole percents: half of one is no contradiction. */
const ACOS_ROUNDING = 0.005;

/**
 * The history with both `acos` and `ad_sales`, each derived from the other where it is not given: ad sales = ad spend ÷ ACOS.
 * Without ad spend there is no ACOS. Errors: an ACOS of 0 in a month with ad spend or attributed sales.
 * Warnings: the two contradict each other; attributed sales above all sales. `cellAt` is what the errors point at.
 */
export function completeAdSales(
  history: History,
  cellAt: (column: string, month: number) => Cell,
): { readonly history: History; readonly warnings: readonly Warning[] } {
  const spend = column(history, 'ad_spend');
  const acosGiven = column(history, 'acos');
  const salesGiven = column(history, 'ad_sales');
  throwIssues(zeroAcos(history, { spend, acosGiven, salesGiven }, cellAt));
  const acos = acosGiven.map((value, index) => (value > 0 ? value : ratio(spend[index], salesGiven[index])));
  const adSales = salesGiven.map((value, index) => (Number.isNaN(value) ? ratio(spend[index], acosGiven[index]) : value));
  const columns = new Map([...history.columns, ['acos', acos] as const, ['ad_sales', adSales] as const]);
  return {
    history: { ...history, columns },
    warnings: [
      ...contradictions(history, { spend, acosGiven, salesGiven }),
      ...tooLarge(history, adSales),
      ...withoutSpend(history, spend, adSales),
    ],
  };
}

interface Given {
  readonly spend: Float64Array;
  readonly acosGiven: Float64Array;
  readonly salesGiven: Float64Array;
}

function column(history: History, name: string): Float64Array {
  return history.columns.get(name) ?? new Float64Array(history.months.length).fill(Number.NaN);
}

/** Missing where there is nothing to divide by. A month without spend has no ACOS. */
function ratio(above = Number.NaN, below = Number.NaN): number {
  return above > 0 && below > 0 ? above / below : Number.NaN;
}

function zeroAcos(
  { months }: History,
  { spend, acosGiven, salesGiven }: Given,
  cellAt: (column: string, month: number) => Cell,
): Issue[] {
  return months.flatMap((month, index): Issue[] => {
    if (acosGiven[index] !== 0) return [];
    const [spent, sold] = [spend, salesGiven].map((values) => isAbove(values[index], 0));
    if (!spent && !sold) return [];
    const message = `ACOS 0 in ${formatMonth(month)}, a month with ${spent ? 'ad spend' : 'attributed sales'}`;
    const advice = 'Write the true ACOS, or leave the cell empty where it is not known.';
    return [{ opening: 'invalid', message, place: cellAt('acos', index).place, advice }];
  });
}

function contradictions(history: History, { spend, acosGiven, salesGiven }: Given): Warning[] {
  return [...history.months.keys()].flatMap((index): Warning[] => {
    const [paid, acos, sales] = [spend, acosGiven, salesGiven].map((values) => values[index]) as [number, number, number];
    const implied = acos * sales;
    if (!(Math.abs(implied - paid) > ACOS_ROUNDING * sales + 1)) return [];
    const message = `ACOS times attributed sales gives ${Math.round(implied)}, but ad spend is ${Math.round(paid)}: one of the three is wrong.`;
    return [{ code: 'acos-contradiction', message, place: monthPlace(history, index) }];
  });
}

/** Sales of earlier clicks: they are no measurement of what spend does. */
function withoutSpend(history: History, spend: Float64Array, adSales: Float64Array): Warning[] {
  const [first, ...others] = [...history.months.keys()].filter((month) => spend[month] === 0 && isAbove(adSales[month], 0));
  if (first === undefined) return [];
  const months = others.length === 0 ? '1 month' : `${others.length + 1} months`;
  const message = `Attributed sales without ad spend in ${months}: sales of earlier clicks, from which nothing is learnt.`;
  return [{ code: 'ad-sales-without-spend', message, place: monthPlace(history, first) }];
}

function tooLarge(history: History, adSales: Float64Array): Warning[] {
  const total = column(history, 'total_sales');
  return history.months.flatMap((month, index): Warning[] => {
    if (!isAbove(adSales[index], total[index])) return [];
    const message = `Attributed sales are above all sales in ${formatMonth(month)}: attribution may count other products, or one of the two is wrong.`;
    return [{ code: 'ad-sales-above-total', message, place: monthPlace(history, index) }];
  });
}

/** False where one of the two is missing. */
function isAbove(value: number | undefined, other: number | undefined): boolean {
  return value !== undefined && other !== undefined && value > other;
}
