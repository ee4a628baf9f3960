import { formatMonth } from '../core/calendar.ts';
import type { Issue, Warning } from '../core/error.ts';
import { throwIssues } from '../tables/cell.ts';
import type { History } from './study.ts';

/** ACOS is often rounded to whole percents: half of one is no contradiction. */
const ACOS_ROUNDING = 0.005;

/**
 * The history with both `acos` and `ad_sales`, each derived from the other where it is not given: ad sales = ad spend ÷ ACOS.
 * Without ad spend there is no ACOS. Errors: an ACOS of 0 in a month with ad spend or attributed sales.
 * Warnings: the two contradict each other; attributed sales above all sales. `acosColumn` is for the errors.
 */
export function completeAdSales(
  history: History,
  acosColumn?: number,
): { readonly history: History; readonly warnings: readonly Warning[] } {
  const spend = column(history, 'ad_spend');
  const acosGiven = column(history, 'acos');
  const salesGiven = column(history, 'ad_sales');
  throwIssues(zeroAcos(history, { spend, acosGiven, salesGiven }, acosColumn));
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

function zeroAcos(history: History, { spend, acosGiven, salesGiven }: Given, column: number | undefined): Issue[] {
  return [...acosGiven.keys()].flatMap((index): Issue[] => {
    const bad = acosGiven[index] === 0 && ((spend[index] ?? 0) > 0 || (salesGiven[index] ?? 0) > 0);
    if (!bad) return [];
    const month = history.months[index];
    const message = `ACOS 0${month === undefined ? '' : ` in ${formatMonth(month)}`}, a month with ${(spend[index] ?? 0) > 0 ? 'ad spend' : 'attributed sales'}`;
    const place = { file: history.file, line: history.lines[index] ?? 1, ...(column !== undefined && { column }) };
    return [
      { opening: 'invalid', message, place, advice: 'Write the true ACOS, or leave the cell empty where it is not known.' },
    ];
  });
}

function contradictions(history: History, { spend, acosGiven, salesGiven }: Given): Warning[] {
  return [...acosGiven.keys()].flatMap((index): Warning[] => {
    const sales = salesGiven[index] ?? Number.NaN;
    const implied = (acosGiven[index] ?? Number.NaN) * sales;
    const gap = Math.abs(implied - (spend[index] ?? Number.NaN));
    if (!(gap > ACOS_ROUNDING * sales + 1)) return [];
    const message = `ACOS times attributed sales gives ${Math.round(implied)}, but ad spend is ${Math.round(spend[index] ?? 0)}: one of the three is wrong.`;
    return [{ code: 'acos-contradiction', message, place: { file: history.file, line: history.lines[index] ?? 1 } }];
  });
}

/** Sales of earlier clicks: they are no measurement of what spend does. */
function withoutSpend({ file, lines }: History, spend: Float64Array, adSales: Float64Array): Warning[] {
  const months = [...spend.keys()].filter((month) => spend[month] === 0 && (adSales[month] ?? 0) > 0);
  const [first] = months;
  if (first === undefined) return [];
  const message = `Attributed sales without ad spend in ${months.length} ${months.length === 1 ? 'month' : 'months'}: sales of earlier clicks, from which nothing is learnt.`;
  return [{ code: 'ad-sales-without-spend', message, place: { file, line: lines[first] ?? 1 } }];
}

function tooLarge(history: History, adSales: Float64Array): Warning[] {
  const total = column(history, 'total_sales');
  return [...adSales.keys()].flatMap((index): Warning[] => {
    if (!((adSales[index] ?? 0) > (total[index] ?? Number.NaN))) return [];
    const message = 'Attributed sales are above all sales: attribution may count other products, or one of the two is wrong.';
    return [{ code: 'ad-sales-above-total', message, place: { file: history.file, line: history.lines[index] ?? 1 } }];
  });
}
