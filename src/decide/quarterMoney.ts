import { quarterLabel } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { advertisingSlots, otherMoneySlots } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';

/** The money that a plan moves together: all advertising, or all else. */
export const MONEY_KINDS = ['advertising', 'content'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

/** The inputs of a kind of money. */
export function slotsOfKind(model: Model, kind: MoneyKind): string[] {
  return kind === 'advertising' ? advertisingSlots(model) : otherMoneySlots(model);
}

/** Money of some inputs in a quarter, all of it. */
export interface QuarterMoney {
  readonly slots: readonly string[];
  /** As {@link quarterLabel} writes it. */
  readonly quarter: string;
}

/** The projected quarters, in order. */
export function projectedQuarters({ projected }: Timeline): string[] {
  return [...new Set(projected.map(quarterLabel))];
}

/** What a plan spends on the inputs in the projected months of a quarter. */
export function moneyIn({ series }: PlanInputs, { slots, quarter }: QuarterMoney, timeline: Timeline): number {
  const places = placesOf(quarter, timeline);
  return slots.reduce((sum, slot) => places.reduce((total, place) => total + at(series.get(slot) ?? [], place), sum), 0);
}

/**
 * The plan with so much money on the inputs in a quarter. Every month and input keeps its part of it; where the plan spends nothing then,
 * each has the part that the plan `like` has in all its months, and all the same where that spends nothing either.
 */
export function withMoneyIn(
  plan: PlanInputs,
  wanted: QuarterMoney & { readonly money: number; readonly like: PlanInputs },
  timeline: Timeline,
): PlanInputs {
  const { slots, quarter, money, like } = wanted;
  const before = moneyIn(plan, wanted, timeline);
  const places = placesOf(quarter, timeline);
  const weights = weightsOf(like, slots, timeline);
  const changed = slots.map((slot): [string, Float64Array] => {
    const values = (plan.series.get(slot) ?? new Float64Array()).slice();
    const evenly = (money * at(weights, slots.indexOf(slot))) / places.length;
    for (const place of places) values[place] = before > 0 ? (at(values, place) * money) / before : evenly;
    return [slot, values];
  });
  return { name: plan.name, series: new Map([...plan.series, ...changed]) };
}

function placesOf(quarter: string, { lead, actual, projected }: Timeline): number[] {
  return projected.flatMap((period, month) => (quarterLabel(period) === quarter ? [lead + actual + 1 + month] : []));
}

/** How a plan divides its projected money over inputs: parts that sum to 1. */
function weightsOf({ series }: PlanInputs, slots: readonly string[], { lead, actual }: Timeline): number[] {
  const totals = slots.map((slot) =>
    (series.get(slot) ?? new Float64Array()).subarray(lead + actual + 1).reduce((sum, value) => sum + value, 0),
  );
  const all = totals.reduce((sum, total) => sum + total, 0);
  return totals.map((total) => (all > 0 ? total / all : 1 / slots.length));
}
