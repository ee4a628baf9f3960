import { addMonths, formatMonth, type Month, monthsBetween } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import { cellIssue } from './cell.ts';
import type { MonthCell } from './monthRows.ts';
import type { Plan } from './study.ts';

/** A plan with the cells that name its months. */
export interface DatedPlan {
  readonly plan: Plan;
  readonly months: readonly MonthCell[];
}

export interface Horizon {
  /** The month after the last actual one; without a history the first month of any plan. */
  readonly first: Month;
  readonly to: Month;
  /** Whether the user asked for `to`: later months are then ignored, with a warning. */
  readonly toIsExplicit: boolean;
}

/** The plan from the first projected month to the last. Errors: months before or after, months missing. */
export function fitPlan(dated: DatedPlan, horizon: Horizon): { readonly plan: Plan; readonly warnings: readonly Warning[] } {
  const { plan } = dated;
  const { first, to } = horizon;
  const [start, end] = [plan.months[0] ?? first, plan.months.at(-1) ?? first];
  if (start < first) failAt(dated, start, early(start, first));
  if (start > first)
    failAt(dated, start, absent(first, `the plan begins with ${formatMonth(start)}`, 'Add the months before it.'));
  if (end < to) {
    const advice = `Add the months up to it, or set --to ${formatMonth(end)}.`;
    failAt(dated, end, absent(addMonths(end, 1), `the horizon ends with ${formatMonth(to)}`, advice));
  }
  if (end > to && !horizon.toIsExplicit) failAt(dated, addMonths(to, 1), late(end, to));
  const count = Math.max(0, to - first + 1);
  const lines = new Map([...plan.lines].map(([name, line]) => [name, { ...line, values: line.values.slice(0, count) }]));
  return { plan: { ...plan, months: monthsBetween(first, to), lines }, warnings: end > to ? [ignored(plan, end, to)] : [] };
}

/** Fails at the cell that names the month. */
function failAt({ plan, months }: DatedPlan, month: Month, issue: Omit<Issue, 'place'>): never {
  const named = months.find((candidate) => candidate.month === month);
  fail(named ? cellIssue(named.cell, issue) : { ...issue, place: { file: plan.file } });
}

function early(start: Month, first: Month): Omit<Issue, 'place'> {
  const message = `month ${formatMonth(start)}: history.csv already holds it as an actual`;
  return { opening: 'invalid', message, advice: `Delete the months before ${formatMonth(first)} from the plan.` };
}

function absent(month: Month, why: string, advice: string): Omit<Issue, 'place'> {
  return { opening: 'missing', message: `month ${formatMonth(month)}: ${why}`, advice };
}

function late(end: Month, to: Month): Omit<Issue, 'place'> {
  const message = `month ${formatMonth(addMonths(to, 1))}: the horizon ends with ${formatMonth(to)}`;
  return { opening: 'invalid', message, advice: `Delete the later months, or set --to ${formatMonth(end)}.` };
}

function ignored(plan: Plan, end: Month, to: Month): Warning {
  const message = `Plan ${plan.name}: ${formatMonth(addMonths(to, 1))} to ${formatMonth(end)} lie after --to and are not used.`;
  return { code: 'plan-months-ignored', message, place: { file: plan.file } };
}
