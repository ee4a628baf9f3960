import type { Certainty, Contest, Verdict } from '../../../decide/verdict.ts';
import { formatMoney, formatProbability } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';

/** The names and the amounts that a headline speaks of. */
interface Names {
  readonly ahead: string;
  readonly behind: string;
  readonly gain: string;
  readonly chance: string;
}

type Wording = { readonly [certainty in Certainty]: (names: Names) => string };

/** One headline a certainty: the same words whichever plan is ahead. */
const AHEAD: Wording = {
  'very likely': ({ ahead, behind, gain }) => `${ahead} very likely beats ${behind}, by an expected ${gain}`,
  likely: ({ ahead, behind, gain }) => `${ahead} likely beats ${behind}, by an expected ${gain}`,
  leaning: ({ ahead, behind, gain }) => `The figures lean towards ${ahead} over ${behind}, by an expected ${gain}`,
  'too close to call': ({ ahead, behind, gain }) =>
    `Too close to call: ${ahead} is an expected ${gain} ahead of ${behind}, at near-even odds`,
  split: ({ ahead, behind, gain, chance }) =>
    `${ahead} earns ${gain} more than ${behind} on average, but wins in only ${chance} of futures`,
};

/** Where the reference plan is better than both: `ahead` is the reference, `behind` the better of the two. */
const NEITHER: Wording = {
  'very likely': ({ ahead, behind, gain }) =>
    `Doing neither is very likely best: ${ahead} beats even ${behind}, by an expected ${gain}`,
  likely: ({ ahead, behind, gain }) => `Doing neither is likely best: ${ahead} beats even ${behind}, by an expected ${gain}`,
  leaning: ({ ahead, behind, gain }) =>
    `Doing neither is best, the figures suggest: ${ahead} is an expected ${gain} ahead of ${behind}`,
  'too close to call': ({ ahead, behind, gain }) =>
    `Doing neither is best, but only just: ${ahead} is an expected ${gain} ahead of ${behind}, at near-even odds`,
  split: ({ ahead, behind, gain, chance }) =>
    `Doing neither is best on average: ${ahead} is an expected ${gain} ahead of ${behind}, but wins in only ${chance} of futures`,
};

/** The answer in one sentence, without a full stop. */
export function headline({ main, also, neither, withheld }: Verdict, setting: Setting): string {
  if (withheld !== undefined) return 'No answer yet: the calibration on the history has not converged';
  if (main.same) return `${main.ahead.label} and ${main.behind.label} come to the same`;
  if (neither) return NEITHER[main.certainty](namesOf(main, setting));
  const text = AHEAD[main.certainty](namesOf(main, setting));
  if (also?.certainty === 'too close to call') return `${text}; against ${also.behind.label} it is too close to call`;
  if (also?.certainty !== 'split') return text;
  return `${text}; but ${also.behind.label} does better in ${formatProbability(1 - also.probability)} of futures`;
}

function namesOf({ ahead, behind, difference, probability }: Contest, { currency }: Setting): Names {
  return {
    ahead: ahead.label,
    behind: behind.label,
    gain: formatMoney(difference.mean, currency),
    chance: formatProbability(probability),
  };
}
