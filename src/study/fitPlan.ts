import { addMonths, alignedTo, formatMonth, type Month, monthsBetween, stepOf } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import { cellIssue } from '../tables/cell.ts';
import type { PeriodCell } from './periodCells.ts';
import type { Plan } from './study.ts';

/** A plan with the cells that name its months. */
export interface DatedPlan {
  readonly plan: Plan;
  readonly months: readonly PeriodCell[];
}

export interface Horizon {
  /** The month after the last actual one; without a history the first month of any plan. */
  readonly first: Month;
  readonly to: Month;
  /** Whether the user asked for `to`: later months are then ignored, with a warning. */
  readonly toIsExplicit: boolean;
  /** Whether `first` follows from an --as-of: a plan may then begin later, and nothing changes until it does. */
  readonly looksBack: boolean;
}

/**
 * The months of a plan that are projected. Warnings: months that are actuals by now, months after an explicit `to`, with
 * --as-of a later beginning. Errors: any other month after the horizon, and months missing.
 */
export function fitPlan(dated: DatedPlan, horizon: Horizon): { readonly plan: Plan; readonly warnings: readonly Warning[] } {
  const { plan } = dated;
  const { first, to } = horizon;
  const [start, end] = [plan.months[0] ?? first, plan.months.at(-1) ?? first];
  checkCover(dated, { start, end }, horizon);
  const from = Math.max(start, first) as Month;
  const lines = new Map(
    [...plan.lines].map(([name, line]) => [name, { ...line, values: line.values.slice(from - start, to - start + 1) }]),
  );
  return {
    plan: { ...plan, months: monthsBetween(from, to), lines },
    warnings: [
      ...(start < first ? [actual(plan, start, first)] : []),
      ...(start > first ? [later(plan, start, first)] : []),
      ...(end > to ? [ignored(plan, end, to)] : []),
    ],
  };
}

function checkCover(
  dated: DatedPlan,
  { start, end }: { readonly start: Month; readonly end: Month },
  { first, to, toIsExplicit, looksBack }: Horizon,
): void {
  if (alignedTo(first, start) !== start) failAt(dated, start, otherDay(start, first));
  if (end < first)
    failAt(dated, end, absent(first, `the plan ends with ${formatMonth(end)}`, `Add the ${stepOf(first)}s from it on.`));
  if (start > to) failAt(dated, start, beyond(start, to));
  if (start > first && !looksBack) {
    const advice = `Add the ${stepOf(first)}s before it, or the actuals to history.csv; --as-of ${formatMonth(addMonths(first, -1))} goes on as before until it begins.`;
    failAt(dated, start, absent(first, `the plan begins with ${formatMonth(start)}`, advice));
  }
  if (end < to) {
    const advice = `Add the ${stepOf(to)}s up to it, or set --to ${formatMonth(end)}.`;
    failAt(dated, end, absent(addMonths(end, 1), `the horizon ends with ${formatMonth(to)}`, advice));
  }
  if (end > to && !toIsExplicit) failAt(dated, addMonths(to, 1), late(end, to));
}

/** Fails at the cell that names the month. */
function failAt({ plan, months }: DatedPlan, month: Month, issue: Omit<Issue, 'place'>): never {
  const named = months.find((candidate) => candidate.month === month);
  fail(named ? cellIssue(named.cell, issue) : { ...issue, place: { file: plan.file } });
}

function otherDay(start: Month, first: Month): Omit<Issue, 'place'> {
  const message = `week ${formatMonth(start)}: it starts on another day than ${formatMonth(first)}, as the history's weeks do`;
  return { opening: 'invalid', message, advice: 'Let the weeks of the plan start on the same day as those of the history.' };
}

function beyond(start: Month, to: Month): Omit<Issue, 'place'> {
  const message = `${stepOf(start)} ${formatMonth(start)}: the plan begins there, after the horizon's end ${formatMonth(to)}`;
  return { opening: 'invalid', message, advice: `Set --to to ${formatMonth(start)} or later.` };
}

function absent(month: Month, why: string, advice: string): Omit<Issue, 'place'> {
  return { opening: 'missing', message: `${stepOf(month)} ${formatMonth(month)}: ${why}`, advice };
}

function late(end: Month, to: Month): Omit<Issue, 'place'> {
  const message = `${stepOf(to)} ${formatMonth(addMonths(to, 1))}: the horizon ends with ${formatMonth(to)}`;
  return { opening: 'invalid', message, advice: `Delete the later ${stepOf(to)}s, or set --to ${formatMonth(end)}.` };
}

function actual(plan: Plan, start: Month, first: Month): Warning {
  const end = addMonths(first, -1);
  const months = start === end ? `${formatMonth(start)} is` : `${formatMonth(start)} to ${formatMonth(end)} are`;
  const message = `Plan ${plan.name}: ${months} in history.csv by now; what was spent counts, not what was planned.`;
  return { code: 'plan-months-actual', message, place: { file: plan.file } };
}

function later(plan: Plan, start: Month, first: Month): Warning {
  const message = `Plan ${plan.name} begins with ${formatMonth(start)}: from ${formatMonth(first)} until then spending goes on as before.`;
  return { code: 'plan-begins-later', message, place: { file: plan.file } };
}

function ignored(plan: Plan, end: Month, to: Month): Warning {
  const message = `Plan ${plan.name}: ${formatMonth(addMonths(to, 1))} to ${formatMonth(end)} lie after --to and are not used.`;
  return { code: 'plan-months-ignored', message, place: { file: plan.file } };
}
