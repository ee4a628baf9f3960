import { stepOf, wholeSteps } from '../core/calendar.ts';
import type { Model } from '../language/model.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';
import type { History, Plan, Study } from './study.ts';

/** The name of the plan that goes on as before. */
export const HOLD = 'hold';

/** Months whose mean `hold` continues; as many weeks in a weekly model. */
const HELD_MONTHS = 3;

/** `hold` (the study's own file, or the mean of the last three actual months or 13 weeks) and every plan of the study, as inputs. */
export function planInputs(study: Study, model: Model, timeline: Timeline): PlanInputs[] {
  const actual = actualSeries(study, model, timeline);
  const asBefore = continued(actual, timeline);
  const planned = study.plans.map((plan) => ({
    name: plan.name,
    series: joined(actual, begun(plan, { asBefore, planned: fromPlan(plan, model, timeline) }, timeline), timeline),
  }));
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

function actualSeries(study: Study, model: Model, { lead, actual }: Timeline): Series {
  const known = lead + actual + 1;
  const series = emptySeries(model, known);
  const history = study.history;
  if (!history) {
    for (const [line, money] of statedSpend(study))
      for (let month = 0; month < known; month++) addLine(series, model, { line, value: money, month });
    return series;
  }
  const offset = history.months.length - known;
  for (const [name, column] of spendColumns(history)) {
    for (let month = 0; month < known; month++) addLine(series, model, { line: name, value: column[offset + month] ?? 0, month });
  }
  return series;
}

/** What product.csv says is spent a month now; advertising as the first plan begins where it says nothing. */
function statedSpend({ product, plans }: Study): [line: string, money: number][] {
  const adSpend = product.facts.get('ad_spend')?.value ?? plans[0]?.lines.get('ad_spend')?.values[0] ?? 0;
  return [
    ['ad_spend', adSpend],
    ['content_spend', product.facts.get('content_spend')?.value ?? 0],
  ];
}

/** The money columns. Content that is known by signal counts as such, and what is left of the plain column in a month as plain. */
function spendColumns({ columns }: History): [line: string, values: Float64Array][] {
  const bySignal = [...columns].filter(([name]) => name.startsWith('content_spend.'));
  const known = (month: number): number => bySignal.reduce((sum, [, values]) => sum + (values[month] || 0), 0);
  const rest = columns.get('content_spend')?.map((value, month) => Math.max(0, value - known(month)));
  const ads = columns.get('ad_spend');
  return [
    ...(ads ? [['ad_spend', ads] as [string, Float64Array]] : []),
    ...bySignal,
    ...(rest ? [['content_spend', rest] as [string, Float64Array]] : []),
  ];
}

function fromPlan(plan: Plan, model: Model, { projected }: Timeline): Series {
  const series = emptySeries(model, projected.length);
  const offset = (projected[0] ?? 0) - (plan.months[0] ?? 0);
  for (const [line, { values }] of plan.lines) {
    for (let month = 0; month < projected.length; month++)
      addLine(series, model, { line, value: values[offset + month] ?? 0, month });
  }
  return series;
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
      values.map((value, month) => (month < begins ? (asBefore.get(slot)?.[month] ?? 0) : value)),
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

/** Adds money to the slots it stands for: content that names no kind is split by the mix in signals.csv. */
function addLine(series: Series, model: Model, { line, value, month }: { line: string; value: number; month: number }): void {
  if (!Number.isFinite(value) || value === 0) return;
  for (const [slot, part] of slotParts(line, model)) {
    const column = series.get(slot);
    if (column) column[month] = (column[month] ?? 0) + value * part;
  }
}

function slotParts(line: string, model: Model): [slot: string, part: number][] {
  if (line === 'content_spend') return mixOf(model);
  if (!line.startsWith('content_spend.')) return [[line, 1]];
  const signal = line.slice('content_spend.'.length);
  const own = mixOf(model).filter(([slot]) => slot.endsWith(`.${signal}`));
  const total = own.reduce((sum, [, part]) => sum + part, 0);
  return own.map(([slot, part]) => [slot, part / total]);
}

/** The usual split of content money over build and upkeep of every signal; parts sum to 1. */
function mixOf(model: Model): [slot: string, part: number][] {
  const signals = model.dimensions.get('signal');
  const parts = (signals?.members ?? []).flatMap(({ id }, index): [string, number][] => [
    [`build.${id}`, signals?.constants.get('build_mix')?.[index] ?? 0],
    [`upkeep.${id}`, signals?.constants.get('upkeep_mix')?.[index] ?? 0],
  ]);
  const total = parts.reduce((sum, [, part]) => sum + part, 0);
  return parts.map(([slot, part]) => [slot, part / total]);
}

function emptySeries(model: Model, length: number): Series {
  const signals = model.dimensions.get('signal')?.members ?? [];
  const slots = ['ad_spend', ...signals.flatMap(({ id }) => [`build.${id}`, `upkeep.${id}`])];
  return new Map(slots.map((slot) => [slot, new Float64Array(length)]));
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
