import type { Period } from '../core/calendar.ts';
import { present } from '../core/present.ts';
import type { Decision } from '../decide/decision.ts';
import { columnMeasuring } from '../language/contract/rolePlayers.ts';
import type { MeasuredMonths } from './measuredMonths.ts';
import { type Measure, measuresOf } from './measures.ts';
import type { OldPlan, OldRun } from './oldRun.ts';

/** A measured month beside what the old run said of it. */
export interface ForecastRow {
  readonly month: Period;
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

export interface RowsSource {
  readonly old: OldRun;
  readonly plan: OldPlan;
  readonly actuals: MeasuredMonths;
  readonly decision: Decision;
}

/** A row a month and measure, where both forecast and actual are known. */
export function forecastRows(source: RowsSource, months: readonly Period[]): ForecastRow[] {
  const measures = measuresOf(source.decision.model);
  return months.flatMap((month) => measures.flatMap((measure) => rowOf(source, measure, month) ?? []));
}

function rowOf(source: RowsSource, measure: Measure, month: Period): ForecastRow | undefined {
  const { old, plan, actuals, decision } = source;
  const index = month - old.projected[0];
  const variable = variableOf(measure, decision);
  const actual = actualOf(source, measure, month);
  const forecast = variable === undefined ? plan.adSpend[index] : plan.series.get(variable)?.p50[index];
  if (actual === undefined || forecast === undefined) return undefined;
  const measured = variable === undefined ? undefined : plan.measured.get(variable);
  const band = measured ?? (variable === undefined ? undefined : plan.series.get(variable));
  const [p10, p90] = [band?.p10?.[index], band?.p90?.[index]];
  return {
    month,
    measure,
    forecast,
    actual,
    ...(p10 !== undefined && p90 !== undefined && { band: { p10, p90 } }),
    withError: measured !== undefined,
    final: actuals.isFinal(measure.name, month),
  };
}

/** The variable that was forecast; undefined for money that is spent as planned. */
function variableOf({ of }: Measure, { model }: Decision): string | undefined {
  if (of === 'advertising') return undefined;
  return of === 'contribution' ? model.roles.variables.get('contribution') : of.variable;
}

function actualOf({ actuals, decision }: RowsSource, { of, name }: Measure, month: Period): number | undefined {
  if (of === 'advertising') return actuals.advertising(month);
  return of === 'contribution' ? contribution(actuals, decision, month) : actuals.at(name, month);
}

/**
 * Measured sales times what is left of sales before spending, less what was spent. The part that is left is that of the new
 * run's first projected month, at the medians.
 */
function contribution(actuals: MeasuredMonths, decision: Decision, month: Period): number | undefined {
  const { model, plans } = decision;
  const [gross, revenue] = (['gross', 'revenue'] as const).map((role) => model.roles.variables.get(role));
  const sales = columnMeasuring(model, revenue);
  const first = (variable: string | undefined): number | undefined =>
    variable === undefined ? undefined : plans[0]?.series.get(variable)?.p50[0];
  const [left, whole] = [first(gross), first(revenue)];
  const known = sales && actuals.at(sales.name, month);
  const spent = [
    ...(model.roles.advertising.length > 0 ? [actuals.advertising(month)] : []),
    ...(model.roles.content.length > 0 ? [actuals.content(month)] : []),
  ];
  if (known === undefined || left === undefined || !whole || spent.includes(undefined)) return undefined;
  return spent.reduce<number>((rest, money) => rest - present(money, 'money spent'), known * (left / whole));
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
  const banded = rows.filter(({ band, final, measure }) => band !== undefined && final && measure.of !== 'contribution');
  const withError = banded.some((row) => row.withError);
  const counted = banded.filter((row) => row.withError === withError);
  return { within: counted.filter(within).length, of: counted.length, withError };
}
