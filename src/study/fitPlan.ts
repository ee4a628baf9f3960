import { addPeriods, alignedTo, formatPeriod, type Period, periodsBetween, stepOf } from '../core/calendar.ts';
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
  readonly first: Period;
  readonly to: Period;
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
  const from = Math.max(start, first) as Period;
  const lines = new Map(
    [...plan.lines].map(([name, line]) => [name, { ...line, values: line.values.slice(from - start, to - start + 1) }]),
  );
  return {
    plan: { ...plan, months: periodsBetween(from, to), lines },
    warnings: [
      ...(start < first ? [actual(plan, start, first)] : []),
      ...(start > first ? [later(plan, start, first)] : []),
      ...(end > to ? [ignored(plan, end, to)] : []),
    ],
  };
}

function checkCover(
  dated: DatedPlan,
  { start, end }: { readonly start: Period; readonly end: Period },
  { first, to, toIsExplicit, looksBack }: Horizon,
): void {
  if (alignedTo(first, start) !== start) failAt(dated, start, otherDay(start, first));
  if (end < first)
    failAt(dated, end, absent(first, `the plan ends with ${formatPeriod(end)}`, `Add the ${stepOf(first)}s from it on.`));
  if (start > to) failAt(dated, start, beyond(start, to));
  if (start > first && !looksBack) {
    const advice = `Add the ${stepOf(first)}s before it, or the actuals to history.csv; --as-of ${formatPeriod(addPeriods(first, -1))} goes on as before until it begins.`;
    failAt(dated, start, absent(first, `the plan begins with ${formatPeriod(start)}`, advice));
  }
  if (end < to) {
    const advice = `Add the ${stepOf(to)}s up to it, or set --to ${formatPeriod(end)}.`;
    failAt(dated, end, absent(addPeriods(end, 1), `the horizon ends with ${formatPeriod(to)}`, advice));
  }
  if (end > to && !toIsExplicit) failAt(dated, addPeriods(to, 1), late(end, to));
}

/** Fails at the cell that names the month. */
function failAt({ plan, months }: DatedPlan, month: Period, issue: Omit<Issue, 'place'>): never {
  const named = months.find((candidate) => candidate.month === month);
  fail(named ? cellIssue(named.cell, issue) : { ...issue, place: { file: plan.file } });
}

function otherDay(start: Period, first: Period): Omit<Issue, 'place'> {
  const message = `week ${formatPeriod(start)}: it starts on another day than ${formatPeriod(first)}, as the history's weeks do`;
  return { opening: 'invalid', message, advice: 'Let the weeks of the plan start on the same day as those of the history.' };
}

function beyond(start: Period, to: Period): Omit<Issue, 'place'> {
  const message = `${stepOf(start)} ${formatPeriod(start)}: the plan begins there, after the horizon's end ${formatPeriod(to)}`;
  return { opening: 'invalid', message, advice: `Set --to to ${formatPeriod(start)} or later.` };
}

function absent(month: Period, why: string, advice: string): Omit<Issue, 'place'> {
  return { opening: 'missing', message: `${stepOf(month)} ${formatPeriod(month)}: ${why}`, advice };
}

function late(end: Period, to: Period): Omit<Issue, 'place'> {
  const message = `${stepOf(to)} ${formatPeriod(addPeriods(to, 1))}: the horizon ends with ${formatPeriod(to)}`;
  return { opening: 'invalid', message, advice: `Delete the later ${stepOf(to)}s, or set --to ${formatPeriod(end)}.` };
}

function actual(plan: Plan, start: Period, first: Period): Warning {
  const end = addPeriods(first, -1);
  const months = start === end ? `${formatPeriod(start)} is` : `${formatPeriod(start)} to ${formatPeriod(end)} are`;
  const message = `Plan ${plan.name}: ${months} in history.csv by now; what was spent counts, not what was planned.`;
  return { code: 'plan-months-actual', message, place: { file: plan.file } };
}

function later(plan: Plan, start: Period, first: Period): Warning {
  const message = `Plan ${plan.name} begins with ${formatPeriod(start)}: from ${formatPeriod(first)} until then spending goes on as before.`;
  return { code: 'plan-begins-later', message, place: { file: plan.file } };
}

function ignored(plan: Plan, end: Period, to: Period): Warning {
  const message = `Plan ${plan.name}: ${formatPeriod(addPeriods(to, 1))} to ${formatPeriod(end)} lie after --to and are not used.`;
  return { code: 'plan-months-ignored', message, place: { file: plan.file } };
}
