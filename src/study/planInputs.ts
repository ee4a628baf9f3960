import { addMonths, formatMonth, type Month, monthsBetween, stepOf, wholeSteps } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';
import { isMoneyInput, slotParts } from './planLines.ts';
import { type GivenLines, givenLines } from './spentColumns.ts';
import type { History, Plan, Study } from './study.ts';

/** The name of the plan that goes on as before. */
export const HOLD = 'hold';

/** Months whose mean `hold` continues; as many weeks in a weekly model. */
const HELD_MONTHS = 3;

/**
 * `hold` (the study's own file, or the mean of the last three actual months or 13 weeks) and every plan of the study, as
 * inputs. Errors: a line that leads to no input, an input other than money that nothing gives.
 */
export function planInputs(study: Study, model: Model, timeline: Timeline): PlanInputs[] {
  const actual = actualSeries(study, model, timeline);
  const asBefore = continued(actual, timeline);
  const planned = study.plans.map((plan) => {
    const whole = begun(plan, { asBefore, planned: fromPlan(plan, model, timeline) }, timeline);
    return { name: plan.name, series: joined(actual, requireKnown(whole, plan.file, timeline.projected), timeline) };
  });
  const written = planned.find(({ name }) => name === HOLD);
  const held = written ?? { name: HOLD, series: joined(actual, asBefore, timeline) };
  return [held, ...planned.filter(({ name }) => name !== HOLD)];
}

/** What was really spent in every month of a history, by input slot. */
export function actualSpending(study: Study & { readonly history: History }, model: Model): PlanInputs['series'] {
  const { months } = study.history;
  const start = months[months.length - 1];
  if (start === undefined) return new Map();
  return actualSeries(study, model, { lead: months.length - 1, start, actual: 0, projected: [] });
}

type Series = Map<string, Float64Array>;

function actualSeries(study: Study, model: Model, { lead, start, actual }: Timeline): Series {
  const known = lead + actual + 1;
  const { history, product } = study;
  const periods = monthsBetween(addMonths(start, -lead), addMonths(start, actual));
  const lines = history ? givenLines(history, model) : statedLines(study, model, known);
  const offset = history ? history.months.length - known : 0;
  return requireKnown(seriesOf(lines, model, { length: known, offset }), history?.file ?? product.file, periods);
}

/** What product.csv says is spent a period now. Where it says nothing: what the first plan begins with, if the line is needed or no money. */
function statedLines({ product, plans }: Study, model: Model, known: number): GivenLines {
  const facts = [...model.facts.values()];
  return [...model.lines.values()].flatMap(({ name, needed, gives }) => {
    const stated = facts.flatMap((fact) => (fact.spends === name ? (product.facts.get(fact.name)?.value ?? []) : []));
    const input = gives === undefined ? undefined : model.inputs.get(gives);
    const begins = needed || (input !== undefined && !isMoneyInput(input)) ? firstOf(plans[0], name) : [];
    const constant = (line: string, value: number) => [line, new Float64Array(known).fill(value)] as const;
    const [value] = stated;
    return value === undefined ? begins.map(([line, first]) => constant(line, first)) : [constant(name, value)];
  });
}

/** What a plan begins with on a line, or on the lines of its members. */
function firstOf(plan: Plan | undefined, name: string): [line: string, value: number][] {
  const lines = [...(plan?.lines ?? [])].filter(([line]) => line === name || line.startsWith(`${name}.`));
  return lines.flatMap(([line, { values }]) => [...values.slice(0, 1)].map((value): [string, number] => [line, value]));
}

function fromPlan(plan: Plan, model: Model, { projected }: Timeline): Series {
  const offset = (projected[0] ?? 0) - (plan.months[0] ?? 0);
  const lines = [...plan.lines].map(([line, { values }]) => [line, values] as const);
  return seriesOf(lines, model, { length: projected.length, offset });
}

/** The inputs, slot by slot: money that no line names is nought, any other number is not known. */
function seriesOf(
  lines: GivenLines,
  model: Model,
  { length, offset }: { readonly length: number; readonly offset: number },
): Series {
  const empty = [...model.inputs.values()].flatMap((input) =>
    slotsOf(model, input).map((slot) => [slot, new Float64Array(length).fill(isMoneyInput(input) ? 0 : Number.NaN)] as const),
  );
  const series = new Map(empty);
  for (const [line, values] of lines) {
    for (const [slot, part] of slotParts(line, model))
      add(series.get(slot), values.subarray(Math.max(0, offset)), { part, from: Math.max(0, -offset) });
  }
  return series;
}

function add(
  column: Float64Array | undefined,
  values: Float64Array,
  { part, from }: { readonly part: number; readonly from: number },
): void {
  if (!column) return;
  for (let month = from; month < column.length; month++) {
    const value = values[month - from] ?? Number.NaN;
    const before = column[month] ?? Number.NaN;
    if (Number.isFinite(value)) column[month] = (Number.isNaN(before) ? 0 : before) + value * part;
  }
}

/** The plan from its first month on; until then as before. */
function begun(
  plan: Plan,
  { asBefore, planned }: { readonly asBefore: Series; readonly planned: Series },
  { projected }: Timeline,
): Series {
  const begins = (plan.months[0] ?? 0) - (projected[0] ?? 0);
  return new Map(
    [...planned].map(([slot, values]) => [
      slot,
      values.map((value, month) => (month < begins ? (asBefore.get(slot)?.[month] ?? Number.NaN) : value)),
    ]),
  );
}

function continued(actual: Series, { start, projected }: Timeline): Series {
  const held = wholeSteps(stepOf(start), HELD_MONTHS);
  const means = [...actual].map(([slot, values]): [string, Float64Array] => {
    const recent = values.slice(-held);
    const mean = recent.reduce((sum, value) => sum + value, 0) / recent.length;
    return [slot, new Float64Array(projected.length).fill(mean)];
  });
  return new Map(means);
}

function joined(before: Series, planned: Series, { lead, actual, projected }: Timeline): Series {
  return new Map(
    [...before].map(([slot, known]) => {
      const values = new Float64Array(lead + actual + 1 + projected.length);
      values.set(known);
      values.set(planned.get(slot) ?? [], lead + actual + 1);
      return [slot, values];
    }),
  );
}

/** Refuses an input of which a period is not known. `file` is where it should have been told. */
function requireKnown(series: Series, file: string, periods: readonly Month[]): Series {
  for (const [slot, values] of series) {
    const period = periods[values.findIndex((value) => Number.isNaN(value))];
    if (period !== undefined)
      fail({
        opening: 'missing',
        message: `input "${slot}" of ${formatMonth(period)}`,
        place: { file },
        advice: 'Add the column, line or fact that gives it: it is no money, so nothing is not taken for nought.',
      });
  }
  return series;
}
