import { normalQuantile } from '../../numeric/normal.ts';
import type { Learnt } from '../calibration.ts';
import { type Finding, limitOf } from './finding.ts';

const P90 = normalQuantile(0.9);
/** Part of the prior's standard deviation that may be left where the history is taken to say something. */
const TOLD = 0.85;

/**
 * Assumptions that the history pulls further from what was thought than chance would: one of the two is wrong, or a third thing is
 * missing. Where it is not the size of an error (`errors`, by slot) but what the answer is made of, the answer waits until that is cleared.
 */
export function againstPrior(learnt: readonly Learnt[], errors: ReadonlySet<string>): Finding[] {
  const told = learnt.filter(({ shareLeft }) => shareLeft <= TOLD);
  const far = normalQuantile(1 - limitOf(told.length) / 2);
  return told.flatMap((one): Finding[] => {
    const { label, prior, posterior } = one;
    const off = deviationsOff(one);
    if (!(off > far)) return [];
    const range = [prior.p10, prior.p90].map((value) => value.toPrecision(2)).join(' to ');
    return [
      {
        code: 'outside-prior',
        says: `${label} came out at ${posterior.p50.toPrecision(2)}, where ${range} was thought plausible: the figures and the source disagree.`,
        effect:
          'Either the source does not hold for this brand, or the assumption stands in for a cause that the model does not know.',
        advice: `Check the figures that tell it; if the source is wrong, give “${label}” with --set or in assumptions.csv.`,
        weight: off / far,
        ...(!errors.has(one.slot) && { withholds: `the history and the sources of “${label}” contradict each other` }),
      },
    ];
  });
}

/** How many standard deviations of the prior the middle lies off, on the side where it lies. */
function deviationsOff({ prior: { p10, p50, p90 }, posterior }: Pick<Learnt, 'prior' | 'posterior'>): number {
  const above = posterior.p50 > p50;
  const apart = P90 * (above ? posterior.p50 - p50 : p50 - posterior.p50);
  const deviation = above ? p90 - p50 : p50 - p10;
  return deviation > 0 ? apart / deviation : 0;
}
