import { type Period, periodsBetween } from '../core/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import type { VariableRole } from '../language/contract/contract.ts';
import { columnMeasuring } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import { type FileChange, fileChanges, type SettingChange, settingChanges } from './againstSetting.ts';
import { type AnswerChange, answerChange } from './answerChange.ts';
import { causesBeforeFinal } from './causesBeforeFinal.ts';
import { type Coverage, coverageOf, type ForecastRow, forecastRows } from './forecastRows.ts';
import { type MeasuredMonths, measuredMonths } from './measuredMonths.ts';
import { type Moved, movedAssumptions, type NewlyLearnt, newlyLearnt } from './movedAssumptions.ts';
import type { OldPlan, OldRun } from './oldRun.ts';
import { asOnePath } from './onePath.ts';
import { type PlanInForce, planInForce } from './planInForce.ts';
import { type SalesCauses, type SalesFactors, salesCauses } from './salesCauses.ts';

/** Why a forecast is not what an older one was. */
export interface Against {
  readonly file: string;
  readonly currency: string;
  /** Of the new run: what its names are called. */
  readonly model: Model;
  /** Of the plans of both runs, by name. */
  readonly labels: ReadonlyMap<string, string>;
  /** Last actual month of each run; absent without a history. */
  readonly before?: Period;
  readonly now?: Period;
  readonly settings: readonly SettingChange[];
  readonly files: readonly FileChange[];
  /** Actual by now, projected in the old run, and in the window of the new one. */
  readonly newMonths: readonly Period[];
  /** Months before, in which a measured value is another now. */
  readonly revised: readonly Revision[];
  /** Absent without new months. */
  readonly inForce?: PlanInForce;
  readonly rows: readonly ForecastRow[];
  /** Absent where one of the runs is of one path. */
  readonly coverage?: Coverage;
  readonly causes: readonly MonthCauses[];
  readonly moved: readonly Moved[];
  readonly newlyLearnt: readonly NewlyLearnt[];
  /** Whether the old run says what it assumed; without it nothing can be said of what moved. */
  readonly knowsAssumptions: boolean;
  readonly answer: AnswerChange;
}

export interface MonthCauses extends SalesCauses {
  readonly month: Period;
  /** Whether its ad sales will stay as they are. */
  readonly final: boolean;
}

export interface Revision {
  readonly month: Period;
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/** Compares a decision with an older run of the same study. */
export function explainChange(run: OldRun, decision: Decision, version: string): Against {
  const { model } = decision;
  const old = decision.draws === 1 ? asOnePath(run) : run;
  const actuals = measuredMonths(decision);
  const newMonths = newActualMonths(old, decision);
  const inForce = planInForce(old, actuals, newMonths);
  const plan = inForce?.plan;
  const rows = plan ? forecastRows({ old, plan, actuals, decision }, newMonths) : [];
  return {
    file: old.file,
    currency: decision.study.currency,
    model,
    labels: new Map([...old.plans.values(), ...decision.plans].map(({ name, label }) => [name, label])),
    ...(old.asOf !== undefined && { before: old.asOf }),
    ...(decision.actualUntil !== undefined && { now: decision.actualUntil }),
    settings: settingChanges(old, decision, version),
    files: fileChanges(old.inputs, decision.study.inputs),
    newMonths,
    revised: revisions(old, actuals, model),
    ...(inForce && { inForce }),
    rows,
    ...(decision.draws > 1 && old.draws > 1 && { coverage: coverageOf(rows) }),
    causes: plan ? newMonths.flatMap((month) => causesIn(month, { old, plan, actuals, decision })) : [],
    moved: movedAssumptions(old, decision),
    newlyLearnt: newlyLearnt(old, decision),
    knowsAssumptions: old.assumptions !== undefined,
    answer: answerChange(old, decision),
  };
}

function newActualMonths({ projected }: OldRun, { actuals, actualUntil }: Decision): Period[] {
  const [first, last, shown] = [projected[0], projected.at(-1), actuals.months[0]];
  if (first === undefined || last === undefined || shown === undefined || actualUntil === undefined) return [];
  return periodsBetween(Math.max(first, shown) as Period, Math.min(last, actualUntil) as Period);
}

/** Rounded when they were written, so a little apart is the same. */
const SAME = 1e-9;

/** Of what both runs measured; what is only made of other columns is passed over. */
function revisions({ actuals }: OldRun, now: MeasuredMonths, { columns }: Model): Revision[] {
  const measured = [...(actuals ?? [])].filter(([name]) => columns.get(name.replace(/[.].*/s, ''))?.kind !== undefined);
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

function causesIn(month: Period, { old, plan, actuals, decision }: CausesSource): MonthCauses[] {
  const { roles } = decision.model;
  const index = month - old.projected[0];
  const median = (variable: string): number | undefined => plan.series.get(variable)?.p50[index];
  const forecast = factors(plan.adSpend[index], decision.model, median);
  const actual = factors(actuals.advertising(month), decision.model, (variable) => {
    const column = columnMeasuring(decision.model, variable);
    return column && actuals.at(column.name, month);
  });
  const decline = decision.assumptions.find(({ name }) => name === roles.parameters.get('rank_decline'))?.mid;
  const attributed = columnMeasuring(decision.model, roles.variables.get('attributed'));
  const final = attributed === undefined || actuals.isFinal(attributed.name, month);
  const causes = (final ? salesCauses : causesBeforeFinal)(forecast, actual, decline);
  return causes ? [{ month, final, ...causes }] : [];
}

/** What sales are made of, as far as the model has it and it is known. */
function factors(adSpend: number | undefined, { roles }: Model, valueIn: (variable: string) => number | undefined): SalesFactors {
  const value = (role: VariableRole): number | undefined => {
    const variable = roles.variables.get(role);
    return variable === undefined ? undefined : valueIn(variable);
  };
  const all = {
    adSpend,
    clickPrice: value('click_price'),
    adSales: value('attributed'),
    totalSales: value('revenue'),
    rank: value('rank'),
  };
  return Object.fromEntries(Object.entries(all).filter(([, known]) => known !== undefined));
}
