import type { PairResult, Spread } from '../../src/decide/decision.ts';
import { type SampleDecision, sampleDecision } from '../helpers/sampleDecision.ts';

/** How one pair is to stand: expected difference, alternative less reference, and part of the draws in which the alternative wins. */
export interface Standing {
  readonly mean: number;
  readonly probability: number;
}

function spreadAround(mean: number): Spread {
  return { mean, p5: mean - 90_000, p10: mean - 70_000, p50: mean, p90: mean + 70_000, p95: mean + 90_000 };
}

/** The same from the other plan's side. */
function turned({ mean, probability }: Standing): Standing {
  return { mean: -mean, probability: 1 - probability };
}

function stood(pair: PairResult, { mean, probability }: Standing): PairResult {
  return { ...pair, probabilityBetter: probability, npvDifference: spreadAround(mean) };
}

export interface Contests {
  /** invest-in-content less scale-ppc. */
  readonly headline: Standing;
  /** invest-in-content less hold, and scale-ppc less hold. */
  readonly content?: Standing;
  readonly ppc?: Standing;
}

/** A sample decision whose pairs stand as told; against hold both win clearly unless told otherwise. */
export function decisionWith({
  headline,
  content = { mean: 90_000, probability: 0.95 },
  ppc = { mean: 80_000, probability: 0.95 },
}: Contests): SampleDecision {
  const decision = sampleDecision();
  const standings = new Map([
    ['hold invest-in-content', content],
    ['hold scale-ppc', ppc],
    ['scale-ppc invest-in-content', headline],
    ['invest-in-content scale-ppc', turned(headline)],
  ]);
  const pairs = decision.pairs.map((pair) => stood(pair, standings.get(`${pair.reference} ${pair.alternative}`) ?? headline));
  const best = Math.max(content.mean, ppc.mean) < 0 ? 'hold' : headline.mean >= 0 ? 'invest-in-content' : 'scale-ppc';
  return {
    ...decision,
    pairs,
    headline: stood(decision.headline, headline),
    best,
    otherReading: { ...decision.otherReading, pairs, best },
  };
}

/** The same decision with the two plans of the headline in each other's place: numbers change hands, names stay. */
export function mirrored(contests: Contests): Contests {
  const { headline, content, ppc } = contests;
  return {
    headline: turned(headline),
    ...(ppc === undefined ? {} : { content: ppc }),
    ...(content === undefined ? {} : { ppc: content }),
  };
}
