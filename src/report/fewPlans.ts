import type { Decision } from '../decide/decision.ts';

/** More plans than this, `hold` among them, no chart could show apart. */
const MOST_DRAWN = 8;

/** The decision as a page draws it: of many plans those that matter most, `hold`, the two that the details are about and the best. The ranking keeps them all. */
export function fewPlans(decision: Decision): Decision {
  const { plans, pairs, headline, ranking } = decision;
  if (plans.length <= MOST_DRAWN) return decision;
  const [hold] = plans;
  const wished = [
    hold?.name ?? headline.reference,
    headline.reference,
    headline.alternative,
    ...ranking.rows.map(({ name }) => name),
  ];
  const drawn = new Set([...new Set(wished)].slice(0, MOST_DRAWN));
  return {
    ...decision,
    plans: plans.filter(({ name }) => drawn.has(name)),
    pairs: pairs.filter(({ reference, alternative }) => drawn.has(reference) && drawn.has(alternative)),
  };
}

/** How many plans were compared, where a page draws fewer of them. */
export function undrawn({ plans, ranking }: Pick<Decision, 'plans' | 'ranking'>): number | undefined {
  return ranking.rows.length > plans.length ? ranking.rows.length : undefined;
}
