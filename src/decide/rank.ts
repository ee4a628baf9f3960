import { meanOf, spreadOf } from '../numeric/summary.ts';
import { marginOf } from './margin.ts';
import type { Comparable } from './pairs.ts';
import type { RankedPlan, Ranking, StopRule } from './ranked.ts';

/** A plan with its draws, before it is ranked. */
export interface Entrant {
  readonly kind: RankedPlan['kind'];
  readonly label: string;
  readonly extraSpend: number;
  readonly worth: Comparable;
}

/** What is ranked: the study's plans and `hold`, spending nothing, a step of the ladder where there is one, and a plan with a way out. */
export interface Field {
  readonly plans: readonly Entrant[];
  readonly nothing: Entrant;
  readonly rung?: Entrant;
  readonly staged?: Entrant & { readonly rule: StopRule };
}

/** The rows of the ranked table; of equals the earlier plan is first. Throws without `hold`. */
export function rowsOf({ plans, ...others }: Field): RankedPlan[] {
  return plans.map((plan) => rowOf(plan, { plans, ...others })).sort((a, b) => b.value.mean - a.value.mean);
}

/** The ranked table, and what stands beside it. */
export function rank(field: Field): Omit<Ranking, 'assetCredit' | 'ladder' | 'ladderDraws' | 'information'> {
  const { plans, nothing, rung, staged } = field;
  const rows = rowsOf(field);
  const [first, second] = rows.map(({ name }) => plans.find(({ worth }) => worth.name === name)?.worth);
  const byWindow = plans.map(({ worth }) => worth).sort((a, b) => meanOf(b.within) - meanOf(a.within));
  return {
    rows,
    ...(first && second && { lead: marginOf(first, second) }),
    byWindow: byWindow.map(({ name }) => name),
    nothing: rowOf(nothing, field),
    ...(rung && { rung: rowOf(rung, field) }),
    ...(rung && first && { rungOverBest: marginOf(rung.worth, first) }),
    ...(staged && first && { staged: { row: rowOf(staged, field), overBest: marginOf(staged.worth, first), rule: staged.rule } }),
  };
}

function rowOf({ kind, label, extraSpend, worth }: Entrant, { plans, nothing }: Field): RankedPlan {
  const hold = plans.find((plan) => plan.kind === 'hold');
  if (!hold) throw new Error('a ranking without hold');
  return {
    name: worth.name,
    label,
    kind,
    value: spreadOf(worth.value),
    extraSpend,
    ...(kind !== 'hold' && { againstHold: marginOf(worth, hold.worth) }),
    ...(kind !== 'nothing' && { againstNothing: marginOf(worth, nothing.worth) }),
  };
}
