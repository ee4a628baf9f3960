import { type Month, monthsBetween } from '../core/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import { type FileChange, fileChanges, type SettingChange, settingChanges } from './againstSetting.ts';
import { type AnswerChange, answerChange } from './answerChange.ts';
import { causesBeforeFinal } from './causesBeforeFinal.ts';
import { type Coverage, coverageOf, type ForecastRow, forecastRows } from './forecastRows.ts';
import { type MeasuredMonths, measuredMonths } from './measuredMonths.ts';
import { type Moved, movedAssumptions, type NewlyLearnt, newlyLearnt } from './movedAssumptions.ts';
import type { OldPlan, OldRun } from './oldRun.ts';
import { type PlanInForce, planInForce } from './planInForce.ts';
import { type SalesCauses, type SalesFactors, salesCauses } from './salesCauses.ts';

/** Why a forecast is not what an older one was. */
export interface Against {
  readonly file: string;
  readonly currency: string;
  /** Of the plans of both runs, by name. */
  readonly labels: ReadonlyMap<string, string>;
  /** Last actual month of each run; absent without a history. */
  readonly before?: Month;
  readonly now?: Month;
  readonly settings: readonly SettingChange[];
  readonly files: readonly FileChange[];
  /** Actual by now, projected in the old run, and in the window of the new one. */
  readonly newMonths: readonly Month[];
  /** Months before, in which a measured value is another now. */
  readonly revised: readonly Revision[];
  /** Absent without new months. */
  readonly inForce?: PlanInForce;
  readonly rows: readonly ForecastRow[];
  readonly coverage: Coverage;
  readonly causes: readonly MonthCauses[];
  readonly moved: readonly Moved[];
  readonly newlyLearnt: readonly NewlyLearnt[];
  /** Whether the old run says what it assumed; without it nothing can be said of what moved. */
  readonly knowsAssumptions: boolean;
  readonly answer: AnswerChange;
}

export interface MonthCauses extends SalesCauses {
  readonly month: Month;
  /** Whether its ad sales will stay as they are. */
  readonly final: boolean;
}

export interface Revision {
  readonly month: Month;
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/** Compares a decision with an older run of the same study. */
export function explainChange(old: OldRun, decision: Decision, version: string): Against {
  const actuals = measuredMonths(decision.actuals);
  const newMonths = newActualMonths(old, decision);
  const inForce = planInForce(old, actuals, newMonths);
  const plan = inForce?.plan;
  const rows = plan ? forecastRows({ old, plan, actuals, assumptions: decision.assumptions }, newMonths) : [];
  return {
    file: old.file,
    currency: decision.study.currency,
    labels: new Map([...old.plans.values(), ...decision.plans].map(({ name, label }) => [name, label])),
    ...(old.asOf !== undefined && { before: old.asOf }),
    ...(decision.actualUntil !== undefined && { now: decision.actualUntil }),
    settings: settingChanges(old, decision, version),
    files: fileChanges(old.inputs, decision.study.inputs),
    newMonths,
    revised: revisions(old, actuals),
    ...(inForce && { inForce }),
    rows,
    coverage: coverageOf(rows),
    causes: plan ? newMonths.flatMap((month) => causesIn(month, { old, plan, actuals, decision })) : [],
    moved: movedAssumptions(old, decision),
    newlyLearnt: newlyLearnt(old, decision),
    knowsAssumptions: old.assumptions !== undefined,
    answer: answerChange(old, decision),
  };
}

function newActualMonths({ projected }: OldRun, { actuals, actualUntil }: Decision): Month[] {
  const [first, last, shown] = [projected[0], projected.at(-1), actuals.months[0]];
  if (first === undefined || last === undefined || shown === undefined || actualUntil === undefined) return [];
  return monthsBetween(Math.max(first, shown) as Month, Math.min(last, actualUntil) as Month);
}

/** Rounded when they were written, so a little apart is the same. */
const SAME = 1e-9;

/** Ratios that are made of other columns. */
const MADE: ReadonlySet<string> = new Set(['tacos', 'cost_per_click', 'ad_click_share']);

function revisions({ actuals }: OldRun, now: MeasuredMonths): Revision[] {
  const measured = [...(actuals ?? [])].filter(([name]) => !MADE.has(name));
  return measured.flatMap(([name, months]) =>
    [...months].flatMap(([month, before]) => {
      const value = now.at(name, month);
      return value === undefined || Math.abs(value - before) <= SAME * Math.abs(before)
        ? []
        : [{ month, name, before, now: value }];
    }),
  );
}

interface CausesSource {
  readonly old: OldRun;
  readonly plan: OldPlan;
  readonly actuals: MeasuredMonths;
  readonly decision: Decision;
}

function causesIn(month: Month, { old, plan, actuals, decision }: CausesSource): MonthCauses[] {
  const index = month - (old.projected[0] ?? month);
  const median = (slot: string): number | undefined => plan.series.get(slot)?.p50[index];
  const forecast = factors({
    adSpend: plan.adSpend[index],
    clickPrice: median('cost_per_click'),
    adSales: median('attributed_ad_sales'),
    totalSales: median('revenue'),
    organicRank: median('organic_rank'),
  });
  const actual = factors({
    adSpend: actuals.at('ad_spend', month),
    clickPrice: actuals.at('cost_per_click', month),
    adSales: actuals.at('ad_sales', month),
    totalSales: actuals.at('total_sales', month),
    organicRank: actuals.at('organic_rank', month),
  });
  const clickDecline = decision.assumptions.find(({ name }) => name === 'click_decline')?.mid ?? 0;
  const final = actuals.isFinal('ad_sales', month);
  const causes = (final ? salesCauses : causesBeforeFinal)(forecast, actual, clickDecline);
  return causes ? [{ month, final, ...causes }] : [];
}

/** Those that are known. */
function factors(all: { readonly [K in keyof SalesFactors]-?: number | undefined }): SalesFactors {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
