import type { TrialFit } from '../trialFits.ts';
import { type Finding, limitOf } from './finding.ts';

/** Tests that measured what the rest of the history, the other tests and the priors hardly allow. */
export function testsAgainst(tests: readonly TrialFit[]): Finding[] {
  const limit = limitOf(tests.length);
  return tests
    .filter(({ chance }) => chance < limit)
    .map(({ experiment, chance, without }) => ({
      code: 'test-against-history',
      says: `The test ${experiment.id} measured what ${without ? 'the history and the assumptions' : 'the model'} would give in fewer than ${Math.max(1, Math.ceil(chance * 1000))} of 1,000 such tests.`,
      effect: 'The answer is a compromise between the two, and may be right about neither.',
      advice:
        'Look at how the test was made (who was exposed, what else changed, whether the history holds its money) and at the months around it; leave out what is wrong.',
      weight: limit / Math.max(chance, limit / 100),
    }));
}
