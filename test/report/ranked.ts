import type { Decision } from '../../src/decide/decision.ts';
import { type Comparable, comparePair } from '../../src/decide/pairs.ts';
import { type Entrant, rank } from '../../src/decide/rank.ts';
import type { StopRule } from '../../src/decide/ranked.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';

/** A plan of a made-up decision: what it is worth in the window and after it, by draw. */
export interface MadePlan {
  readonly name: string;
  readonly label: string;
  readonly spend: number;
  readonly window: readonly number[];
  readonly after: readonly number[];
}

export interface Made {
  /** `hold` is the first. */
  readonly plans: readonly [MadePlan, ...MadePlan[]];
  readonly nothing: MadePlan;
  readonly rung?: MadePlan;
  /** A plan with a way out: clearly worth more than every plan and than spending nothing. */
  readonly staged?: MadePlan & { readonly rule: StopRule };
  /** The same plans in the other reading. */
  readonly elsewhere: readonly [MadePlan, ...MadePlan[]];
}

/** Value by draw. */
export function totalWorth({ window, after }: MadePlan): number[] {
  return window.map((value, draw) => value + (after[draw] ?? Number.NaN));
}

/** The sample decision with these plans in place of its own, ranked as the program ranks them. */
export function madeDecision({ plans, nothing, rung, staged, elsewhere }: Made): Decision {
  const sample = sampleDecision();
  const [hold] = plans;
  const draws = hold.window.length;
  const entrant =
    (kind: Entrant['kind'], from: readonly MadePlan[]) =>
    (plan: MadePlan): Entrant => ({
      kind: plan === from[0] && kind === 'plan' ? 'hold' : kind,
      label: plan.label,
      extraSpend: plan.spend - hold.spend,
      worth: comparable(plan),
    });
  const field = (of: readonly MadePlan[]) => ({
    plans: of.map(entrant('plan', of)),
    nothing: entrant('nothing', [])(nothing),
    ...(rung && { rung: entrant('rung', [])(rung) }),
    ...(staged && { staged: { ...entrant('staged', [])(staged), rule: staged.rule } }),
  });
  const ranking = { ...rank(field(plans)), assetCredit: 1, ladder: [], ladderDraws: draws };
  const { rows, staged: stagedThere } = rank(field(elsewhere));
  const beside = stagedThere ? [stagedThere.row] : [];
  const compared = (one: MadePlan, other: MadePlan) => comparePair(comparable(one), comparable(other), sample.projected);
  const pairs = plans.flatMap((one, index) => plans.slice(index + 1).map((other) => compared(one, other)));
  const best = ranking.rows.find(({ name }) => name !== hold.name);
  const headline =
    pairs.find(({ reference, alternative }) => reference === hold.name && alternative === best?.name) ?? compared(hold, hold);
  return {
    ...sample,
    draws,
    plans: plans.map((plan) => resultOf(plan, compared(hold, plan).cumulativeDifference)),
    ranking,
    pairs,
    headline,
    best: ranking.rows[0]?.name ?? hold.name,
    breakEven: [],
    tornado: [],
    otherReading: { ...sample.otherReading, rows, beside, pairs, best: rows[0]?.name ?? hold.name },
  };
}

function resultOf(plan: MadePlan, cumulative: Decision['headline']['cumulativeDifference']): Decision['plans'][number] {
  const [any] = sampleDecision().plans;
  if (!any) throw new Error('the sample has plans');
  const { name, label, spend } = plan;
  return {
    ...any,
    name,
    label,
    series: new Map([...any.series, ['cumulative_difference', cumulative]]),
    totals: { ...any.totals, adSpend: spend, contentSpend: 0 },
  };
}

/** Contribution runs up evenly to what the window is worth, after a first month that is behind. */
function comparable(plan: MadePlan): Comparable {
  const months = sampleDecision().projected.length;
  const within = Float64Array.from(plan.window);
  const cumulative = Array.from({ length: months }, (_, month) =>
    within.map((value) => value * ((month + 1) / months) - plan.spend * (1 - month / (months - 1))),
  );
  return {
    name: plan.name,
    value: Float64Array.from(totalWorth(plan)),
    within,
    after: Float64Array.from(plan.after),
    cumulative,
  };
}
