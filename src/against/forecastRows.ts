import type { Month } from '../core/calendar.ts';
import type { Assumption } from '../decide/decision.ts';
import type { MeasuredMonths } from './measuredMonths.ts';
import type { OldPlan, OldRun } from './oldRun.ts';

/** A measured month beside what the old run said of it. */
export interface ForecastRow {
  readonly month: Month;
  readonly measure: Measure;
  /** Median; for ad spend what was planned. */
  readonly forecast: number;
  readonly actual: number;
  /** The old 80 % band: P10 and P90. */
  readonly band?: { readonly p10: number; readonly p90: number };
  /** Whether the band holds the error of measuring. Without it, it says where the quantity lies and not where its measurement does. */
  readonly withError: boolean;
  /** Whether the actual will stay as it is; one that still grows is no miss. */
  readonly final: boolean;
}

export interface Measure {
  /** Of `actuals`, and of the row in JSON. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'money' | 'price' | 'share' | 'rank';
  /** Of the plan's series. */
  readonly slot: string;
}

const MEASURES: readonly Measure[] = [
  { name: 'ad_spend', label: 'Ad spend', kind: 'money', slot: '' },
  { name: 'ad_sales', label: 'Ad sales', kind: 'money', slot: 'attributed_ad_sales' },
  { name: 'acos', label: 'ACOS', kind: 'share', slot: 'acos' },
  { name: 'cost_per_click', label: 'Cost per click', kind: 'price', slot: 'cost_per_click' },
  { name: 'total_sales', label: 'Total sales', kind: 'money', slot: 'revenue' },
  { name: 'organic_rank', label: 'Organic rank', kind: 'rank', slot: 'organic_rank' },
  { name: 'search_click_share', label: 'Click share', kind: 'share', slot: 'search_share' },
  { name: 'contribution_margin', label: 'Contribution', kind: 'money', slot: 'contribution_margin' },
];

export interface RowsSource {
  readonly old: OldRun;
  readonly plan: OldPlan;
  readonly actuals: MeasuredMonths;
  /** Of the new run: contribution margin is made of its margin and returns. */
  readonly assumptions: readonly Assumption[];
}

/** A row a month and measure, where both forecast and actual are known. */
export function forecastRows(source: RowsSource, months: readonly Month[]): ForecastRow[] {
  return months.flatMap((month) => MEASURES.flatMap((measure) => rowOf(source, measure, month) ?? []));
}

function rowOf({ old, plan, actuals, assumptions }: RowsSource, measure: Measure, month: Month): ForecastRow | undefined {
  const index = month - (old.projected[0] ?? month);
  const { name, slot } = measure;
  const actual = name === 'contribution_margin' ? contribution(actuals, assumptions, month) : actuals.at(name, month);
  const forecast = name === 'ad_spend' ? plan.adSpend[index] : plan.series.get(slot)?.p50[index];
  if (actual === undefined || forecast === undefined) return undefined;
  const measured = plan.measured.get(slot);
  const band = measured ?? plan.series.get(slot);
  const [p10, p90] = [band?.p10[index], band?.p90[index]];
  return {
    month,
    measure,
    forecast,
    actual,
    ...(p10 !== undefined && p90 !== undefined && { band: { p10, p90 } }),
    withError: measured !== undefined,
    final: actuals.isFinal(name, month),
  };
}

/** Total sales less returns, times the margin, less ads and content. */
function contribution(actuals: MeasuredMonths, assumptions: readonly Assumption[], month: Month): number | undefined {
  const median = (id: string): number | undefined => assumptions.find((assumption) => assumption.id === id)?.mid;
  const sales = actuals.at('total_sales', month);
  const [ads, content, margin] = [actuals.at('ad_spend', month), actuals.content(month), median('margin')];
  if (sales === undefined || ads === undefined || content === undefined || margin === undefined) return undefined;
  return sales * (1 - (median('return_rate') ?? 0)) * margin - ads - content;
}

/** Whether the actual lies in the band; undefined without one, and of an actual that is not final. */
export function within({ actual, band, final }: ForecastRow): boolean | undefined {
  return final ? band && actual >= band.p10 && actual <= band.p90 : undefined;
}

export interface Coverage {
  /** Rows within their band. */
  readonly within: number;
  /** Measured rows with such a band. */
  readonly of: number;
  /** Whether these bands hold the error of measuring: then four in five are to be expected within. */
  readonly withError: boolean;
}

/** How many measured rows lie in their band; of those with the error of measuring where there are any. What is not final does not count, nor contribution margin, which is made of the others. */
export function coverageOf(rows: readonly ForecastRow[]): Coverage {
  const banded = rows.filter(({ band, final, measure }) => band !== undefined && final && measure.name !== 'contribution_margin');
  const withError = banded.some((row) => row.withError);
  const counted = banded.filter((row) => row.withError === withError);
  return { within: counted.filter(within).length, of: counted.length, withError };
}
