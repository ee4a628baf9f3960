import { at } from '../core/present.ts';
import { totalOf } from '../decide/ladder.ts';
import { MONEY_KINDS, type MoneyKind, projectedQuarters, slotsOfKind, withMoneyIn } from '../decide/quarterMoney.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';
import type { PageSource } from './pageSource.ts';
import type { Wishes } from './pageWishes.ts';

/** How the money of a plan in a quarter is named among the wishes. */
export function moneyKey(kind: MoneyKind, quarter: string): string {
  return `${kind} ${quarter}`;
}

/** Every such name. */
export function moneyKeys({ parcel: { timeline } }: PageSource): string[] {
  return MONEY_KINDS.flatMap((kind) => projectedQuarters(timeline).map((quarter) => moneyKey(kind, quarter)));
}

/** What a plan of one's own begins as: the best of the report's. */
export function ownStart({ plans, parcel: { best } }: PageSource): PlanInputs {
  return plans.find(({ name }) => name === best) ?? at(plans, 0);
}

/** A plan as it is in the report. */
export function planBefore(source: PageSource, name: string): PlanInputs {
  return source.plans.find((plan) => plan.name === name) ?? ownStart(source);
}

/** One plan as wished. */
export function planAsWished(source: PageSource, { money }: Wishes, name: string): PlanInputs {
  const wanted = money.get(name);
  const before = planBefore(source, name);
  return wanted || before.name !== name ? { ...withMoney(before, wanted ?? new Map(), source), name } : before;
}

/** All plans as wished, the reader's own last once he has changed it. A plan that is wished as the last time is the same object. */
export type WishedPlans = (wishes: Wishes) => PlanInputs[];

export function createWishedPlans(source: PageSource): WishedPlans {
  const latest = new Map<string, { readonly key: string; readonly plan: PlanInputs }>();
  const wished = (wishes: Wishes, name: string): PlanInputs => {
    const key = JSON.stringify([...(wishes.money.get(name) ?? [])]);
    const before = latest.get(name);
    const plan = before?.key === key ? before.plan : planAsWished(source, wishes, name);
    latest.set(name, { key, plan });
    return plan;
  };
  return (wishes) => {
    const names = [...source.plans.map(({ name }) => name), ...(wishes.money.has(source.own) ? [source.own] : [])];
    return names.map((name) => wished(wishes, name));
  };
}

function withMoney(before: PlanInputs, money: ReadonlyMap<string, number>, { parcel, plans }: PageSource): PlanInputs {
  const { decision, timeline } = parcel;
  const kinds = MONEY_KINDS.map((kind) => ({ kind, slots: slotsOfKind(decision.model, kind) }));
  const cells = kinds.flatMap(({ kind, slots }) =>
    projectedQuarters(timeline).map((quarter) => ({ key: moneyKey(kind, quarter), slots, quarter })),
  );
  return cells.reduce((plan, { key, ...cell }) => {
    const wanted = money.get(key);
    return wanted === undefined
      ? plan
      : withMoneyIn(plan, { ...cell, money: wanted, like: spendingMost(plans, cell.slots, timeline) }, timeline);
  }, before);
}

/** The plan with most of such money says how it is divided. */
function spendingMost(plans: readonly PlanInputs[], slots: readonly string[], timeline: Timeline): PlanInputs {
  const total = (plan: PlanInputs): number => totalOf(plan, slots, timeline);
  return at(
    [...plans].sort((one, other) => total(other) - total(one)),
    0,
  );
}
