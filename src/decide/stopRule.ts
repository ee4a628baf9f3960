import { addPeriods, stepOf, wholeSteps } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { moneySlots, otherMoneySlots } from '../language/contract/rolePlayers.ts';
import type { Observation } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import { crossFitted } from '../numeric/crossFit.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { stream } from '../numeric/random.ts';
import { splineColumns } from '../numeric/splineBasis.ts';
import { meanOf } from '../numeric/summary.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { runPlan, type Setting } from './decisionSetting.ts';
import { totalOf } from './ladder.ts';
import { isTie, marginOf } from './margin.ts';
import type { Comparable } from './pairs.ts';
import type { StopRule } from './ranked.ts';
import { chosenAfter } from './testing/testedPlans.ts';
import { moneyOf } from './testing/valuesOfTests.ts';
import { worthOf } from './worth.ts';

/** Months after the start, or as many weeks, at which a reader can first tell the plans apart. */
export const WATCHED_AFTER = 6;
/** Answers that are counted then. */
const ANSWERS = 200;
/** A rule that stops more rarely, or more often, is none. */
const RARE = 0.01;

export interface Stopped {
  readonly rule: StopRule;
  readonly worth: Comparable;
}

/**
 * The best plan that spends more on content than `hold`, with the count of answers from which on going on pays: where the regression of
 * what going on brings more than stopping on the count changes its sign. Undefined where the model counts no mentions, or no rule is clearly
 * better than all of these, `hold` and spending nothing among them.
 */
export function stopRuleOf(setting: Setting, plans: readonly Comparable[]): Stopped | undefined {
  const counted = countedIn(setting);
  const plan = bestOnContent(setting, plans);
  const best = [...plans].sort((a, b) => meanOf(b.value) - meanOf(a.value))[0];
  if (!counted || !plan || !best || setting.draws.count === 1) return undefined;
  const found = insteadOf(setting, plan, plans).flatMap((instead) => {
    const paths = pathsOf(setting, plan, instead);
    return paths ? counted.members.flatMap((member) => ruleFor(setting, paths, { counted, member }) ?? []) : [];
  });
  const [top] = found.sort((a, b) => meanOf(b.worth.value) - meanOf(a.worth.value));
  if (!top) return undefined;
  const over = marginOf(top.worth, best);
  return over.difference.mean > 0 && !isTie(over) ? top : undefined;
}

/** The same rule in another reading. */
export function stoppedBy(setting: Setting, rule: StopRule, plans: readonly Comparable[]): Comparable | undefined {
  const counted = countedIn(setting);
  const plan = plans.find(({ name }) => name === rule.plan);
  const paths = plan && pathsOf(setting, plan, rule.instead);
  if (!counted || !paths) return undefined;
  const counts = countsOf(setting, paths, { counted, member: rule.member });
  return mixed(paths, { goes: goesOn(counts, rule.least), fee: rule.fee });
}

/** How mentions are counted: the variable, its errors, and whom it is counted of. */
interface Counted {
  readonly of: string;
  readonly spread: Observation['spread'];
  readonly members: readonly string[];
}

function countedIn({ world: { model } }: Setting): Counted | undefined {
  const mention = model.roles.variables.get('mention');
  const observation = [...model.observations.values()].find(({ of, error }) => of === mention && error === 'count');
  if (!observation || mention === undefined || observation.over === undefined) return undefined;
  return { of: mention, spread: observation.spread, members: membersOf(model, observation.over).map(({ id }) => id) };
}

function bestOnContent(setting: Setting, plans: readonly Comparable[]): Comparable | undefined {
  const content = otherMoneySlots(setting.world.model);
  const money = (inputs: PlanInputs): number => totalOf(inputs, content, setting.world.timeline);
  const held = money(at(setting.plans, 0));
  const more = new Set(setting.plans.filter((inputs) => money(inputs) > held).map(({ name }) => name));
  return plans.filter(({ name }) => more.has(name)).sort((a, b) => meanOf(b.value) - meanOf(a.value))[0];
}

/** What may be gone over to: `hold`, and the best of the study's other plans. */
function insteadOf({ plans: [hold, ...others] }: Setting, plan: Comparable, plans: readonly Comparable[]): string[] {
  const names = new Set(others.map(({ name }) => name));
  const rest = plans.filter(({ name }) => names.has(name) && name !== plan.name);
  const [best] = rest.sort((a, b) => meanOf(b.value) - meanOf(a.value));
  return [...(hold ? [hold.name] : []), ...(best ? [best.name] : [])];
}

/** A plan gone on with, and given up after a while. */
interface Paths {
  readonly inputs: PlanInputs;
  readonly periods: number;
  readonly going: Comparable;
  readonly stopping: Comparable;
  /** The plan that is gone over to then. */
  readonly instead: string;
  /** Money until then; and beside that of `hold`: until then, and in all, gone on with and given up. */
  readonly money: Readonly<Record<'first' | 'firstExtra' | 'going' | 'stopping', number>>;
}

function pathsOf(setting: Setting, going: Comparable, instead: string): Paths | undefined {
  const { plans, world } = setting;
  const { timeline, model } = world;
  const periods = wholeSteps(stepOf(timeline.start), WATCHED_AFTER);
  const inputs = plans.find(({ name }) => name === going.name);
  const other = plans.find(({ name }) => name === instead);
  const [hold] = plans;
  if (!inputs || !other || !hold || periods >= timeline.projected.length) return undefined;
  const given = chosenAfter(setting, other, { during: inputs, months: periods });
  const money = (plan: PlanInputs, months = timeline.projected): number =>
    totalOf(plan, moneySlots(model), { ...timeline, projected: months });
  const until = timeline.projected.slice(0, periods);
  const first = money(inputs, until);
  return {
    inputs,
    periods,
    going,
    stopping: worthOf(setting, given),
    instead,
    money: {
      first,
      firstExtra: first - money(hold, until),
      going: money(inputs) - money(hold),
      stopping: money(given) - money(hold),
    },
  };
}

interface Counting {
  readonly counted: Counted;
  readonly member: string;
}

function ruleFor(setting: Setting, paths: Paths, counting: Counting): Stopped | undefined {
  const counts = countsOf(setting, paths, counting);
  const gain = paths.going.value.map((value, draw) => value - at(paths.stopping.value, draw));
  const columns = splineColumns(counts, 5);
  if (columns.length === 0) return undefined;
  const least = bestCount(counts, at(crossFitted(columns, [gain]), 0));
  const goes = goesOn(counts, least);
  const stopping = 1 - meanOf(goes);
  if (stopping < RARE || stopping > 1 - RARE) return undefined;
  const fee = feeOf(setting, counting.counted);
  const { money } = paths;
  const rule = {
    plan: paths.going.name,
    until: addPeriods(at(setting.world.timeline.projected, 0), paths.periods - 1),
    periods: paths.periods,
    member: counting.member,
    answers: ANSWERS,
    least,
    stopping,
    fee,
    instead: paths.instead,
    firstMoney: money.first,
    firstExtra: money.firstExtra,
    extraSpend: stopping * money.stopping + (1 - stopping) * money.going + fee,
  };
  return { rule, worth: mixed(paths, { goes, fee }) };
}

/** Answers that name the brand at the end of the first money, draw by draw: like ones hang together as counted mentions do. */
function countsOf(setting: Setting, { inputs, periods }: Paths, { counted, member }: Counting): Float64Array {
  const { timeline } = setting.world;
  const month = timeline.actual + periods;
  const slot = slotId(counted.of, member);
  const rates = runPlan(setting, inputs, { outputs: [slot], keeps: (_, kept) => kept === month }).at(slot, month);
  const next = stream(1, `stop/${slot}`);
  const alike = drawnOf(setting, counted.spread);
  return rates.map((rate, draw) => {
    const sd = Math.sqrt((rate * (1 - rate) * (1 + (ANSWERS - 1) * at(alike, draw))) / ANSWERS);
    return Math.round(ANSWERS * Math.min(1, Math.max(0, rate + sd * normalQuantile(next()))));
  });
}

function drawnOf({ draws: { slots, stride, count, values } }: Setting, slot: string): Float64Array {
  const index = slots.indexOf(slot);
  if (index < 0) throw new Error(`no draws of ${slot}`);
  return values.subarray(index * stride, index * stride + count);
}

/** The least count from which on going on is predicted to pay: what is won above it is the most. */
function bestCount(counts: Float64Array, predicted: Float64Array): number {
  const wonAt = new Float64Array(ANSWERS + 1);
  for (const [draw, count] of counts.entries()) wonAt[count] = at(wonAt, count) + at(predicted, draw);
  const from = [...wonAt.keys()].map((least) => wonAt.subarray(least).reduce((sum, value) => sum + value, 0));
  return from.indexOf(Math.max(...from));
}

function goesOn(counts: Float64Array, least: number): Float64Array {
  return counts.map((count) => Number(count >= least));
}

/** Going on where the count says so, else stopping; what the counting costs is paid in the period in which it is made. */
function mixed(
  { going, stopping, periods }: Paths,
  { goes, fee }: { readonly goes: Float64Array; readonly fee: number },
): Comparable {
  const either = (one: Float64Array, other: Float64Array, paid = 0): Float64Array =>
    goes.map((on, draw) => (on > 0 ? at(one, draw) : at(other, draw)) - paid);
  return {
    name: 'staged',
    value: either(going.value, stopping.value, fee),
    within: either(going.within, stopping.within, fee),
    after: either(going.after, stopping.after),
    cumulative: going.cumulative.map((values, month) =>
      either(values, at(stopping.cumulative, month), month + 1 >= periods ? fee : 0),
    ),
    ...(going.batches && { batches: going.batches }),
  };
}

/** What the model's own test of mentions costs at so many answers; nothing where it has none. */
function feeOf(setting: Setting, { of }: Counted): number {
  const { model } = setting.world;
  const test = [...model.tests.values()].find(({ outcome }) => model.outcomes.get(outcome)?.of === of);
  return test ? moneyOf(setting, test.fee) + ANSWERS * moneyOf(setting, test.each) : 0;
}
