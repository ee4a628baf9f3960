import type { Period } from '../core/calendar.ts';
import type { MeasuredMonths } from './measuredMonths.ts';
import type { OldPlan, OldRun } from './oldRun.ts';

/** The plan of the old run that was carried out, judged by the money. */
export interface PlanInForce {
  readonly plan: OldPlan;
  /** Labels of plans that planned the same for these months. */
  readonly alike: readonly string[];
  /** Money between plan and actual over the months, ads and content each without their sign; what was not measured counts in no plan. */
  readonly distance: number;
  /** Whether content money was measured, and so compared. */
  readonly withContent: boolean;
}

/**
 * The plan whose planned ad spend and content spend over these months were nearest to what was spent; of plans that planned the
 * same, the first. Undefined without months.
 */
export function planInForce(old: OldRun, actuals: MeasuredMonths, months: readonly Period[]): PlanInForce | undefined {
  const withContent = months.every((month) => actuals.content(month) !== undefined);
  const gap = (planned: readonly number[], month: Period, spent: number | undefined): number => {
    const money = planned[month - old.projected[0]];
    return money === undefined || spent === undefined ? 0 : Math.abs(money - spent);
  };
  const ranked = [...old.plans.values()].map((plan) => {
    const distances = months.map(
      (month) =>
        gap(plan.adSpend, month, actuals.advertising(month)) +
        (withContent ? gap(plan.content, month, actuals.content(month)) : 0),
    );
    return { plan, distance: distances.reduce((sum, distance) => sum + distance, 0) };
  });
  const nearest = Math.min(...ranked.map(({ distance }) => distance));
  const best = ranked.filter(({ distance }) => distance === nearest);
  const [first, ...others] = best;
  if (!first || months.length === 0) return undefined;
  return { ...first, alike: others.map(({ plan }) => plan.label), withContent };
}
