import type { Period } from '../core/calendar.ts';
import type { Decision, PairResult, PlanResult, Spread } from './decision.ts';

/** Calibrated words for the probability that the plan with the higher expected value is in fact the better one. */
export type Certainty = 'very likely' | 'likely' | 'leaning' | 'too close to call' | 'split';

/** A pair of plans seen from the one with the higher expected net present value. */
export interface Contest {
  readonly ahead: PlanResult;
  readonly behind: PlanResult;
  /** That `ahead` has the higher net present value. */
  readonly probability: number;
  readonly certainty: Certainty;
  /** Net present value, `ahead` less `behind`. */
  readonly difference: Spread;
  /** First month from which the expected cumulative contribution of `ahead` stays above that of `behind`. */
  readonly turning?: Period;
  /** Every draw gives both plans the same value. */
  readonly same: boolean;
}

/** What page one answers. */
export interface Verdict {
  /** Why no answer may be read from the figures: the calibration has not converged. Absent where one may. */
  readonly withheld?: string;
  /** The reference plan, normally `hold`. */
  readonly hold: PlanResult;
  /** The two plans that the question is about. */
  readonly contest: Contest;
  /** Neither of the two has a higher expected value than the reference plan. */
  readonly neither: boolean;
  /** What the headline speaks of: the two plans, or, where neither pays, the reference against the better of them. */
  readonly main: Contest;
  /** The other of those two comparisons; absent where the reference plan is itself one of the two plans. */
  readonly also?: Contest;
  /** The lesser of the two plans against the reference plan; absent as `also` is. */
  readonly rest?: Contest;
}

const LEVELS: readonly (readonly [number, Certainty])[] = [
  [0.9, 'very likely'],
  [0.75, 'likely'],
  [0.6, 'leaning'],
  [0.4, 'too close to call'],
];

/**
 * The word for a probability of at least 0.9, 0.75, 0.6; from 0.4 it is too close to call. Below that the plan pays more on
 * average and yet less often: `split`.
 *
 * @example
 * certaintyOf(0.86) // => 'likely'
 * certaintyOf(0.5) // => 'too close to call'
 */
export function certaintyOf(probability: number): Certainty {
  return LEVELS.find(([least]) => probability >= least)?.[1] ?? 'split';
}

/** Reads a decision as a person would: who is ahead, how sure, and whether doing neither is better. */
export function verdictOf(decision: Decision): Verdict {
  const diagnostics = decision.calibration?.diagnostics;
  const compared = comparedIn(decision);
  return diagnostics && !diagnostics.converged ? { ...compared, withheld: diagnostics.verdict } : compared;
}

function comparedIn(decision: Decision): Verdict {
  const contest = contestOf(decision, decision.headline);
  const hold = decision.plans[0] ?? contest.behind;
  const pair = pairOf(decision.pairs, hold.name, contest.ahead.name);
  if (pair === undefined || contest.behind === hold) return { hold, contest, neither: false, main: contest };
  const againstHold = contestOf(decision, pair);
  const neither = againstHold.ahead === hold;
  const [main, also] = neither ? [againstHold, contest] : [contest, againstHold];
  const last = pairOf(decision.pairs, hold.name, contest.behind.name);
  return { hold, contest, neither, main, also, ...(last === undefined ? {} : { rest: contestOf(decision, last) }) };
}

/** The pair of two different plans, in whichever order it is kept. */
export function pairOf(pairs: readonly PairResult[], one: string, other: string): PairResult | undefined {
  return pairs.find((pair) => one !== other && [one, other].every((name) => [pair.reference, pair.alternative].includes(name)));
}

/** A pair turned so that the plan with the higher expected value comes first; at a tie the alternative does. */
export function contestOf(decision: Decision, pair: PairResult): Contest {
  const { npvDifference, probabilityBetter } = pair;
  const kept = npvDifference.mean >= 0;
  const same = npvDifference.p5 === 0 && npvDifference.p95 === 0 && npvDifference.mean === 0;
  const probability = kept ? probabilityBetter : 1 - probabilityBetter;
  const turning = kept ? pair.turningMonth : lastsFrom(pair.cumulativeDifference.mean, decision.projected);
  return {
    ahead: planOf(decision, kept ? pair.alternative : pair.reference),
    behind: planOf(decision, kept ? pair.reference : pair.alternative),
    probability,
    certainty: same ? 'too close to call' : certaintyOf(probability),
    difference: kept ? npvDifference : negated(npvDifference),
    ...(turning === undefined ? {} : { turning }),
    same,
  };
}

/** What a pair says without its months. */
export type PairSummary = Pick<PairResult, 'reference' | 'alternative' | 'probabilityBetter' | 'npvDifference' | 'turningMonth'>;

/** The pair with this plan of it as the reference: as it is, or seen from its other plan. */
export function seenFrom({ projected }: Pick<Decision, 'projected'>, pair: PairResult, reference: string): PairSummary {
  if (pair.reference === reference) return pair;
  const turningMonth = lastsFrom(pair.cumulativeDifference.mean, projected);
  return {
    reference: pair.alternative,
    alternative: pair.reference,
    probabilityBetter: 1 - pair.probabilityBetter,
    npvDifference: negated(pair.npvDifference),
    ...(turningMonth === undefined ? {} : { turningMonth }),
  };
}

/** First month from which every difference is below nil: from then on the reference is ahead. */
function lastsFrom(differences: readonly number[], months: readonly Period[]): Period | undefined {
  return months[differences.findLastIndex((value) => value >= 0) + 1];
}

/** The plan of that name; a decision names only plans that it holds. */
export function planOf(decision: Decision, name: string): PlanResult {
  const plan = decision.plans.find((candidate) => candidate.name === name);
  if (plan === undefined) throw new Error(`the decision names a plan that it does not hold: ${name}`);
  return plan;
}

/** The spread of the opposite difference: quantiles change places. */
function negated({ mean, p5, p10, p50, p90, p95 }: Spread): Spread {
  return { mean: 0 - mean, p5: 0 - p95, p10: 0 - p90, p50: 0 - p50, p90: 0 - p10, p95: 0 - p5 };
}
