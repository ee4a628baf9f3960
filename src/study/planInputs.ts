import { addPeriods, formatPeriod, type Period, periodsBetween, stepOf } from '../core/calendar.ts';
import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { aheadValues } from '../language/contract/aheadValues.ts';
import type { Input, Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';
import { heldMoney } from './heldMoney.ts';
import { isMoneyInput, slotParts } from './planLines.ts';
import { saidOf } from './said.ts';
import { type GivenLines, givenLines } from './spentColumns.ts';
import type { History, Plan, Study } from './study.ts';

/** The name of the plan that goes on as before. */
export const HOLD = 'hold';

/**
 * `hold` (the study's own file, or the money of the past going on, see {@link heldMoney}) and every plan of the study, as
 * inputs. Errors: a line that leads to no input, an input other than money that nothing gives.
 */
export function planInputs(study: Study, model: Model, timeline: Timeline): PlanInputs[] {
  const actual = actualSeries(study, model, timeline);
  const asBefore = continued(actual, { model, product: study.product }, timeline);
  const planned = study.plans.map((plan) => {
    const whole = begun(plan, { asBefore, planned: fromPlan(plan, model, timeline), model }, timeline);
    return {
      name: plan.name,
      series: joined(actual, requireKnown(whole, { file: plan.file, advice: GIVE }, timeline.projected), timeline),
    };
  });
  const written = planned.find(({ name }) => name === HOLD);
  const held = written ?? {
    name: HOLD,
    series: joined(
      actual,
      requireKnown(asBefore, { file: study.history?.file ?? study.product.file, advice: MORE }, timeline.projected),
      timeline,
    ),
  };
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
  const periods = periodsBetween(addPeriods(start, -lead), addPeriods(start, actual));
  const lines = history ? givenLines(history, model) : statedLines(study, model, known);
  const offset = history ? history.months.length - known : 0;
  return requireKnown(
    otherwiseKnown(seriesOf(lines, model, { length: known, offset, isNought: isMoneyInput }), model, product),
    { file: history?.file ?? product.file, advice: GIVE },
    periods,
  );
}

/** Where nothing at all says what an input was: the fact or number that the model names for that. */
function otherwiseKnown(series: Series, model: Model, product: Study['product']): Series {
  for (const input of model.inputs.values()) {
    const value = otherwiseOf(input, product);
    for (const slot of value === undefined ? [] : slotsOf(model, input)) {
      const column = series.get(slot);
      if (column?.every((cell) => Number.isNaN(cell))) column.fill(value ?? Number.NaN);
    }
  }
  return series;
}

function otherwiseOf({ otherwise }: Input, { facts }: Study['product']): number | undefined {
  return otherwise
    ?.map((source) => (typeof source === 'number' ? source : facts.get(source)?.value))
    .find((value) => value !== undefined);
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
  const offset = at(projected, 0) - at(plan.months, 0);
  const lines = [...plan.lines].map(([line, { values }]) => [line, values] as const);
  const isNought = (input: Input): boolean => input.ahead === undefined && isMoneyInput(input);
  return seriesOf(lines, model, { length: projected.length, offset, isNought });
}

interface Span {
  readonly length: number;
  /** Where its first period stands among the values of the lines. */
  readonly offset: number;
  /** Whether an input that no line names is nothing then. */
  readonly isNought: (input: Input) => boolean;
}

/** The inputs, slot by slot: what the lines give, else nothing where an input is nought then, else not known. */
function seriesOf(lines: GivenLines, model: Model, { length, offset, isNought }: Span): Series {
  const empty = [...model.inputs.values()].flatMap((input) =>
    slotsOf(model, input).map((slot) => [slot, new Float64Array(length).fill(isNought(input) ? 0 : Number.NaN)] as const),
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
  for (let month = from; month < Math.min(column.length, from + values.length); month++) {
    const value = at(values, month - from);
    const before = at(column, month);
    if (Number.isFinite(value)) column[month] = (Number.isNaN(before) ? 0 : before) + value * part;
  }
}

/** The plan from its first month on; until then, and where it does not name an input that goes on by itself, as before. */
function begun(
  plan: Plan,
  { asBefore, planned, model }: { readonly asBefore: Series; readonly planned: Series; readonly model: Model },
  { projected }: Timeline,
): Series {
  const begins = at(plan.months, 0) - at(projected, 0);
  const goesOn = (slot: string): boolean => model.inputs.get(slot.split('.')[0] ?? slot)?.ahead !== undefined;
  return new Map(
    [...planned].map(([slot, values]) => {
      const before = asBefore.get(slot);
      const isNamed = !goesOn(slot) || values.some((value) => !Number.isNaN(value));
      return [slot, values.map((value, month) => (isNamed && month >= begins ? value : saidOf(before, month)))];
    }),
  );
}

/** As the model says of an input, else as money goes on; not known where too little is. */
function continued(
  actual: Series,
  { model, product }: { readonly model: Model; readonly product: Study['product'] },
  { start, projected }: Timeline,
): Series {
  const ahead = { count: projected.length, step: stepOf(start) };
  const unknown = (): Float64Array => new Float64Array(ahead.count).fill(Number.NaN);
  const goingOn = (values: Float64Array, input: Input): Float64Array => {
    if (input.ahead === 'otherwise') return unknown().fill(otherwiseOf(input, product) ?? Number.NaN);
    return input.ahead ? (aheadValues(input.ahead, values, ahead) ?? unknown()) : heldMoney(values, ahead).values;
  };
  return new Map(
    [...model.inputs.values()].flatMap((input) =>
      slotsOf(model, input).map((slot) => [slot, goingOn(actual.get(slot) ?? new Float64Array(), input)] as const),
    ),
  );
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

const GIVE = 'Add the column, line or fact that gives it: what is no money is never taken for nought.';
const MORE = 'Too little of it is known to go on from: give more of its past, or its line in plans/hold.csv.';

/** Refuses an input of which a period is not known. `file` is where it should have been told. */
function requireKnown(
  series: Series,
  { file, advice }: { readonly file: string; readonly advice: string },
  periods: readonly Period[],
): Series {
  for (const [slot, values] of series) {
    const period = periods[values.findIndex((value) => Number.isNaN(value))];
    if (period === undefined) continue;
    fail({ opening: 'missing', message: `input "${slot}" of ${formatPeriod(period)}`, place: { file }, advice });
  }
  return series;
}
