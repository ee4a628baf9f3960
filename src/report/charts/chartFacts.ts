import { formatPeriod, type Period, periodLabel, stepOf } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import type { Band, Decision, PairResult, PlanResult } from '../../decide/decision.ts';
import type { VariableRole } from '../../language/contract/contract.ts';
import { formatList, formatNumber, quarterEnds, shorten, visible } from '../format.ts';
import { seriesOf } from '../roleSeries.ts';
import { inSteps } from '../text.ts';
import type { ChartTable } from './chart.ts';
import { type PlanMark, planMarks } from './planMarks.ts';

/** A plan as a chart shows it: its name cleaned and short, its own mark. */
export interface ShownPlan extends PlanMark {
  readonly plan: PlanResult;
  readonly label: string;
  /** Whether its band is drawn: of the two that the details are about, where there are more. */
  readonly isBanded: boolean;
}

/** The plans in their order, each with its mark. */
export function shownPlans({ plans, headline }: Decision): ShownPlan[] {
  const marks = planMarks(plans.map(({ name }) => name));
  const about = new Set([headline.reference, headline.alternative]);
  return plans.map((plan, index) => ({
    plan,
    label: shorten(plan.label),
    isBanded: plans.length <= MOST_BANDS || about.has(plan.name),
    ...at(marks, index),
  }));
}

/** Bands over each other that can be told apart. */
export const MOST_BANDS = 2;

/** The plans of a pair: which is ahead in more than half of the draws, and the other. Level within five points of one half. */
export interface Standing {
  readonly level: boolean;
  readonly ahead: string;
  readonly behind: string;
  /** Part of the draws in which the one ahead is better. */
  readonly probability: number;
  /** Expected NPV, the one ahead less the other. */
  readonly lead: number;
}

/** How a pair stands, the better one first. */
export function standingOf(decision: Decision, pair: PairResult): Standing {
  const [alternative, reference] = [labelOf(decision, pair.alternative), labelOf(decision, pair.reference)];
  const level = Math.abs(pair.probabilityBetter - 0.5) < 0.05;
  return pair.probabilityBetter >= 0.5
    ? { level, ahead: alternative, behind: reference, probability: pair.probabilityBetter, lead: pair.valueDifference.mean }
    : { level, ahead: reference, behind: alternative, probability: 1 - pair.probabilityBetter, lead: -pair.valueDifference.mean };
}

/** The label of the plan of that name. */
export function labelOf(decision: Decision, name: string): string {
  return shorten(decision.plans.find((plan) => plan.name === name)?.label ?? name);
}

/** The two plans of the headline: alternative first; one plan where they are the same. */
export function headlinePlans(decision: Decision): ShownPlan[] {
  const { alternative, reference } = decision.headline;
  const shown = shownPlans(decision);
  return [...new Set([alternative, reference])].flatMap((name) => shown.filter(({ plan }) => plan.name === name));
}

/** What each plan comes to, for a title: "40% of sales under A and 35% under B", or "35% of sales under both A and B". */
export function underPlans(ends: readonly { readonly label: string; readonly text: string }[], noun = ''): string {
  const texts = [...new Set(ends.map(({ text }) => text))];
  if (texts.length === 1 && ends.length > 1) return `${texts[0]}${noun} under both ${formatList(ends.map(({ label }) => label))}`;
  return formatList(ends.map(({ label, text }, index) => `${text}${index === 0 ? noun : ''} under ${label}`));
}

/** Below so many draws there is no saying how often one plan beats another. */
const FEWEST_DRAWS = 20;

/** Whether the draws are a simulation, and not a single run at the medians. */
export function isSimulated({ draws }: Decision): boolean {
  return draws >= FEWEST_DRAWS;
}

/** Last value of a row. */
export function lastOf(row: readonly number[]): number {
  return at(row, row.length - 1);
}

export function lastMonth(decision: Decision): string {
  return monthName(decision.projected.at(-1));
}

export function monthName(month: Period | undefined): string {
  return month === undefined ? '' : periodLabel(month);
}

/** The band of a variable that charts show beside measured months: with the error of measuring, where a calibration says it. */
export function comparableBand(decision: Decision, plan: PlanResult, role: VariableRole): Band | undefined {
  const band = seriesOf(decision, plan, role);
  const wider = plan.measured.get(decision.model.roles.variables.get(role) ?? role);
  return band && wider ? { ...band, p10: wider.p10, p90: wider.p90 } : band;
}

/** Whose bands are drawn, for a caption; nothing where all are. */
export function bandedWords(decision: Decision): string {
  const banded = shownPlans(decision).filter(({ isBanded }) => isBanded);
  return banded.length === decision.plans.length ? '' : ` of ${formatList(banded.map(({ label }) => label))}`;
}

/** What such a band is, in a caption. */
export function bandWords(decision: Decision): string {
  const { calibration, model } = decision;
  const whose = bandedWords(decision);
  return calibration
    ? inSteps(model.step)`band${whose}: where a measured month would lie, P10–P90, the error of measuring included`
    : `band${whose}: P10–P90 of what the assumptions allow, without the error of measuring`;
}

/** How a table names the unit and the rows' months. */
export interface MonthlyTable {
  readonly columns: readonly string[];
  readonly months: readonly Period[];
  readonly cells: (index: number) => readonly string[];
}

/** A table with a row for every quarter-end and the last month. */
export function quarterTable({ columns, months, cells }: MonthlyTable): ChartTable {
  return {
    columns: [months.some((month) => stepOf(month) === 'week') ? 'Week' : 'Month', ...columns].map(visible),
    rows: quarterEnds(months).map((index) => [monthCell(months[index]), ...cells(index)]),
  };
}

function monthCell(month: Period | undefined): string {
  return month === undefined ? '' : formatPeriod(month);
}

/** A percentage point count for a table, as in `12.3`. */
export function points(row: readonly number[] | undefined, index: number, decimals = 1): string {
  return formatNumber(100 * (row?.[index] ?? Number.NaN), decimals);
}
