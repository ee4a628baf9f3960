import type { Decision } from '../../../decide/decision.ts';
import type { RankedPlan } from '../../../decide/ranked.ts';

/** The rows of page one, best first: plans and `hold`, the best step of the ladder, and spending nothing. */
export function rowsShown({ ranking }: Pick<Decision, 'ranking'>): RankedPlan[] {
  const { rows, rung, nothing } = ranking;
  return [...rows, ...(rung ? [rung] : []), nothing].sort((a, b) => b.value.mean - a.value.mean);
}
