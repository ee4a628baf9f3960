import { type Month, monthsBetween } from '../core/calendar.ts';
import type { History } from '../study/study.ts';
import type { Actuals } from './decision.ts';

/** What the category's discoveries are taken to have been in an actual month, clicks a month. */
export type CategoryIn = (month: Month) => number;

/** The measured series in the chart window, and the ratios that finance reads: ACOS, TACOS, cost per click, ad clicks over category discoveries. */
export function actualsOf(history: History | undefined, from: Month, categoryIn: CategoryIn): Actuals {
  const last = history?.months.at(-1);
  const first = history?.months[0];
  if (!history || last === undefined || first === undefined) return { months: [], series: new Map() };
  const months = monthsBetween(from > first ? from : first, last);
  const column = (name: string): number[] => months.map((month) => history.columns.get(name)?.[month - first] ?? Number.NaN);
  const ratio = (top: readonly number[], bottom: readonly number[]): number[] =>
    top.map((value, index) => ((bottom[index] ?? 0) > 0 ? value / (bottom[index] ?? 1) : Number.NaN));
  const measured = [...history.columns.keys()].map((name): [string, number[]] => [name, column(name)]);
  const spend = column('ad_spend');
  const derived: [string, number[]][] = [
    ['acos', ratio(spend, column('ad_sales'))],
    ['tacos', ratio(spend, column('total_sales'))],
    ['cost_per_click', ratio(spend, column('ad_clicks'))],
    ['ad_click_share', ratio(column('ad_clicks'), months.map(categoryIn))],
  ];
  const final = months.map((month) => history.final[month - first] ?? true);
  const series = new Map([...measured, ...derived].filter(([, values]) => values.some(Number.isFinite)));
  return { months, ...(final.includes(false) && { final }), series };
}
