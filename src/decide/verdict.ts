import type { Period } from '../core/calendar.ts';
import type { Decision, PairResult, PlanResult, Spread } from './decision.ts';
import { isTie } from './margin.ts';
import type { RankedPlan } from './ranked.ts';

/** A pair of plans seen from the one with the higher expected value. */
export interface Contest {
  readonly ahead: PlanResult;
  readonly behind: PlanResult;
  /** That `ahead` has the higher value. */
  readonly probability: number;
  /** Value, `ahead` less `behind`. */
  readonly difference: Spread;
  /** First month from which the expected cumulative contribution of `ahead` stays above that of `behind`. */
  readonly turning?: Period;
}

/** A reason for which an answer is kept back. */
export interface Withheld {
  /** Goes on "No answer yet:". */
  readonly because: string;
  /** Sentences. */
  readonly says: string;
  /** What to do about it; absent where the calibration itself has not converged. */
  readonly advice?: string;
}

/** What page one answers: the ranked table, read once. */
export interface Verdict {
  /** Why no answer may be read from the figures. Absent where one may. */
  readonly withheld?: Withheld;
  readonly hold: PlanResult;
  /** The plan of highest value, `hold` among them. */
  readonly best: RankedPlan;
  /** The next one; absent where there is one plan. */
  readonly second?: RankedPlan;
  /** Best and second are closer than two Monte Carlo errors. */
  readonly tie: boolean;
  /** Even the best is worth less than spending nothing, by more than two Monte Carlo errors. */
  readonly nothingPays: boolean;
  /** The two plans that the details are about. */
  readonly contest: Contest;
}

/** What a verdict is read from. */
export type Decided = Pick<Decision, 'ranking' | 'plans' | 'headline' | 'projected' | 'calibration' | 'findings'>;

/** Reads a decision as a person would: who is ahead, and whether anything pays. Throws where a decision has no plan. */
export function verdictOf(decision: Decided): Verdict {
  const { ranking, plans } = decision;
  const [best, second] = ranking.rows;
  const [hold] = plans;
  if (!best || !hold) throw new Error('a decision without plans');
  const pays = best.againstNothing;
  return {
    hold,
    best,
    ...(second && { second }),
    tie: ranking.lead !== undefined && isTie(ranking.lead),
    nothingPays: pays !== undefined && pays.difference.mean < 0 && !isTie(pays),
    contest: contestOf(decision, decision.headline),
    ...withheldOf(decision),
  };
}

function withheldOf({ calibration, findings }: Pick<Decision, 'calibration' | 'findings'>): Pick<Verdict, 'withheld'> {
  if (calibration && !calibration.diagnostics.converged)
    return { withheld: { because: 'the calibration on the history has not converged', says: calibration.diagnostics.verdict } };
  const [found] = findings;
  if (found?.withholds === undefined) return {};
  return {
    withheld: {
      because: found.withholds,
      says: `${found.says} ${found.effect}`,
      advice: found.advice,
    },
  };
}

/** The pair of two different plans, in whichever order it is kept. */
export function pairOf(pairs: readonly PairResult[], one: string, other: string): PairResult | undefined {
  return pairs.find((pair) => one !== other && [one, other].every((name) => [pair.reference, pair.alternative].includes(name)));
}

/** A pair turned so that the plan with the higher expected value comes first; at a tie the alternative does. */
export function contestOf(decision: Pick<Decision, 'plans' | 'projected'>, pair: PairResult): Contest {
  const { valueDifference, probabilityBetter } = pair;
  const kept = valueDifference.mean >= 0;
  const turning = kept ? pair.turningMonth : lastsFrom(pair.cumulativeDifference.mean, decision.projected);
  return {
    ahead: planOf(decision, kept ? pair.alternative : pair.reference),
    behind: planOf(decision, kept ? pair.reference : pair.alternative),
    probability: kept ? probabilityBetter : 1 - probabilityBetter,
    difference: kept ? valueDifference : negated(valueDifference),
    ...(turning === undefined ? {} : { turning }),
  };
}

/** What a pair says without its months. */
export type PairSummary = Pick<
  PairResult,
  'reference' | 'alternative' | 'probabilityBetter' | 'valueDifference' | 'windowDifference' | 'monteCarloError' | 'turningMonth'
>;

/** The pair with this plan of it as the reference: as it is, or seen from its other plan. */
export function seenFrom({ projected }: Pick<Decision, 'projected'>, pair: PairResult, reference: string): PairSummary {
  if (pair.reference === reference) return pair;
  const turningMonth = lastsFrom(pair.cumulativeDifference.mean, projected);
  return {
    reference: pair.alternative,
    alternative: pair.reference,
    probabilityBetter: 1 - pair.probabilityBetter,
    valueDifference: negated(pair.valueDifference),
    windowDifference: 0 - pair.windowDifference,
    ...(pair.monteCarloError && { monteCarloError: pair.monteCarloError }),
    ...(turningMonth === undefined ? {} : { turningMonth }),
  };
}

/** First month from which every difference is below nil: from then on the reference is ahead. */
function lastsFrom(differences: readonly number[], months: readonly Period[]): Period | undefined {
  return months[differences.findLastIndex((value) => value >= 0) + 1];
}

/** The plan of that name; a decision names only plans that it holds. */
export function planOf(decision: Pick<Decision, 'plans'>, name: string): PlanResult {
  const plan = decision.plans.find((candidate) => candidate.name === name);
  if (plan === undefined) throw new Error(`the decision names a plan that it does not hold: ${name}`);
  return plan;
}

/** The spread of the opposite difference: quantiles change places. */
export function negated({ mean, p5, p10, p50, p90, p95 }: Spread): Spread {
  return { mean: 0 - mean, p5: 0 - p95, p10: 0 - p90, p50: 0 - p50, p90: 0 - p10, p95: 0 - p5 };
}
