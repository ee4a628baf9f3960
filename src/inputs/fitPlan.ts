import { addMonths, formatMonth, type Month, monthsBetween } from '../core/calendar.ts';
import { fail, type Issue, type Warning } from '../core/error.ts';
import type { Plan } from './study.ts';

export interface Horizon {
  /** The month after the last actual one; without a history the first month of any plan. */
  readonly first: Month;
  readonly to: Month;
  /** Whether the user asked for `to`: later months are then ignored, with a warning. */
  readonly toIsExplicit: boolean;
}

/** The plan from the first projected month to the last. Errors: months before or after, months missing. */
export function fitPlan(plan: Plan, horizon: Horizon): { readonly plan: Plan; readonly warnings: readonly Warning[] } {
  const { first, to } = horizon;
  const [start, end] = [plan.months[0] ?? first, plan.months.at(-1) ?? first];
  if (start < first) failAt(plan, early(start, first));
  if (start > first) failAt(plan, absent(first, `the plan begins with ${formatMonth(start)}`, 'Add the months before it.'));
  if (end < to)
    failAt(
      plan,
      absent(
        addMonths(end, 1),
        `the horizon ends with ${formatMonth(to)}`,
        `Add the months up to it, or set --to ${formatMonth(end)}.`,
      ),
    );
  if (end > to && !horizon.toIsExplicit) failAt(plan, late(end, to));
  const count = Math.max(0, to - first + 1);
  const lines = new Map([...plan.lines].map(([name, line]) => [name, { ...line, values: line.values.slice(0, count) }]));
  return { plan: { ...plan, months: monthsBetween(first, to), lines }, warnings: end > to ? [ignored(plan, end, to)] : [] };
}

function failAt(plan: Plan, issue: Omit<Issue, 'place'>): never {
  fail({ ...issue, place: { file: plan.file } });
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
