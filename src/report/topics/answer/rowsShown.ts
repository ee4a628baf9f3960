import type { Decision } from '../../../decide/decision.ts';
import type { RankedPlan } from '../../../decide/ranked.ts';

/** Whether `hold` spends nothing itself: then spending nothing is no row of its own. */
export function isNothingHold({ ranking }: Pick<Decision, 'ranking'>): boolean {
  return ranking.nothing.extraSpend === 0;
}

/** The rows of page one, best first: plans and `hold`, the best step of the ladder, and spending nothing. */
export function rowsShown(decision: Pick<Decision, 'ranking'>): RankedPlan[] {
  const { rows, rung, nothing } = decision.ranking;
  return [...rows, ...(rung ? [rung] : []), ...(isNothingHold(decision) ? [] : [nothing])].sort(
    (a, b) => b.value.mean - a.value.mean,
  );
}
