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
import { named } from './whatMatters.ts';
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
  const best = highest(plans, ({ value }) => value);
  const begun = plan && begunBy(setting, plan);
  if (!counted || !begun || !best || setting.draws.count === 1) return undefined;
  const tallies = talliesOf(setting, begun, counted);
  const found = insteadOf(setting, begun.going, plans).flatMap((instead) => {
    const paths = pathsOf(setting, begun, instead);
    return tallies.flatMap((tally) => ruleFor(setting, paths, { ...tally, counted }) ?? []);
  });
  const top = highest(found, ({ worth }) => worth.value);
  if (!top) return undefined;
  const over = marginOf(top.worth, best);
  return over.difference.mean > 0 && !isTie(over) ? top : undefined;
}

/** The same rule in another reading. */
export function stoppedBy(setting: Setting, rule: StopRule, plans: readonly Comparable[]): Comparable | undefined {
  const counted = countedIn(setting);
  const plan = plans.find(({ name }) => name === rule.plan);
  const begun = plan && begunBy(setting, plan);
  if (!counted || !begun) return undefined;
  const [tally] = talliesOf(setting, begun, { ...counted, members: [rule.member] });
  const paths = pathsOf(setting, begun, named(setting.plans, rule.instead));
  return tally && mixed(paths, { goes: goesOn(tally.counts, rule.least), fee: rule.fee });
}

/** The one of highest mean. */
function highest<T>(all: readonly T[], valueOf: (one: T) => Float64Array): T | undefined {
  const means = all.map((one) => meanOf(valueOf(one)));
  return all[means.indexOf(Math.max(...means))];
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
  return highest(
    plans.filter(({ name }) => more.has(name)),
    ({ value }) => value,
  );
}

/** What may be gone over to: `hold`, and the best of the study's other plans. */
function insteadOf({ plans: [hold, ...others] }: Setting, plan: Comparable, plans: readonly Comparable[]): PlanInputs[] {
  const rest = plans.filter(({ name }) => name !== plan.name && others.some((other) => other.name === name));
  const best = highest(rest, ({ value }) => value);
  return [...(hold ? [hold] : []), ...(best ? [named(others, best.name)] : [])];
}

/** A plan whose money is spent for a while whatever comes. */
interface Begun {
  readonly inputs: PlanInputs;
  readonly periods: number;
  readonly going: Comparable;
}

function begunBy({ plans, world: { timeline } }: Setting, going: Comparable): Begun | undefined {
  const periods = wholeSteps(stepOf(timeline.start), WATCHED_AFTER);
  return periods < timeline.projected.length ? { inputs: named(plans, going.name), periods, going } : undefined;
}

/** It gone on with, and given up after that while. */
interface Paths extends Begun {
  readonly stopping: Comparable;
  /** The plan that is gone over to then. */
  readonly instead: string;
  /** Money until then; and beside that of `hold`: until then, and in all, gone on with and given up. */
  readonly money: Readonly<Record<'first' | 'firstExtra' | 'going' | 'stopping', number>>;
}

function pathsOf(setting: Setting, begun: Begun, instead: PlanInputs): Paths {
  const { timeline, model } = setting.world;
  const { inputs, periods } = begun;
  const hold = at(setting.plans, 0);
  const given = chosenAfter(setting, instead, { during: inputs, months: periods });
  const money = (plan: PlanInputs, months = timeline.projected): number =>
    totalOf(plan, moneySlots(model), { ...timeline, projected: months });
  const until = timeline.projected.slice(0, periods);
  const first = money(inputs, until);
  return {
    ...begun,
    stopping: worthOf(setting, given),
    instead: instead.name,
    money: {
      first,
      firstExtra: first - money(hold, until),
      going: money(inputs) - money(hold),
      stopping: money(given) - money(hold),
    },
  };
}

/** Answers that name the brand at the end of the first money, draw by draw. */
interface Tally {
  readonly member: string;
  readonly counts: Float64Array;
}

function ruleFor(
  setting: Setting,
  paths: Paths,
  { counted, member, counts }: Tally & { readonly counted: Counted },
): Stopped | undefined {
  const gain = paths.going.value.map((value, draw) => value - at(paths.stopping.value, draw));
  const columns = splineColumns(counts, 5);
  if (columns.length === 0) return undefined;
  const least = bestCount(counts, at(crossFitted(columns, [gain]), 0));
  const goes = goesOn(counts, least);
  const stopping = 1 - meanOf(goes);
  if (stopping < RARE || stopping > 1 - RARE) return undefined;
  const fee = feeOf(setting, counted);
  const { money } = paths;
  const rule = {
    plan: paths.going.name,
    until: addPeriods(at(setting.world.timeline.projected, 0), paths.periods - 1),
    periods: paths.periods,
    member,
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

/** The counts of everyone who is asked, in one run of the plan: like answers hang together as counted mentions do. */
function talliesOf(setting: Setting, { inputs, periods }: Begun, { of, spread, members }: Counted): Tally[] {
  const month = setting.world.timeline.actual + periods;
  const outputs = members.map((member) => slotId(of, member));
  const run = runPlan(setting, inputs, { outputs, keeps: (_, kept) => kept === month });
  const alike = drawnOf(setting, spread);
  return members.map((member) => {
    const slot = slotId(of, member);
    const next = stream(1, `stop/${slot}`);
    const counts = run.at(slot, month).map((rate, draw) => {
      const sd = Math.sqrt((rate * (1 - rate) * (1 + (ANSWERS - 1) * at(alike, draw))) / ANSWERS);
      return Math.round(ANSWERS * Math.min(1, Math.max(0, rate + sd * normalQuantile(next()))));
    });
    return { member, counts };
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
