import type { Decision } from '../../../decide/decision.ts';
import type { RankedPlan } from '../../../decide/ranked.ts';

/** The rows of page one, best first: plans and `hold`, the best step of the ladder, a plan with a way out, and spending nothing. */
export function rowsShown({ ranking }: Pick<Decision, 'ranking'>): RankedPlan[] {
  const { rows, rung, staged, nothing } = ranking;
  return [...rows, ...(rung ? [rung] : []), ...(staged ? [staged.row] : []), nothing].sort((a, b) => b.value.mean - a.value.mean);
}
