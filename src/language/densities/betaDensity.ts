import { betaQuantile, logBeta } from '../../numeric/beta.ts';
import { log, log1p } from '../../numeric/elementary/logarithm.ts';
import type { DensityFamily } from './density.ts';
import { LOGIT } from './transforms.ts';

/** x^(a−1) (1−x)^(b−1) / B(a, b): as if a − 1 successes and b − 1 failures had been seen. */
export const beta: DensityFamily = {
  name: 'beta',
  about: 'A part between 0 and 1.',
  parameters: ['a', 'b'],
  support: 'between 0 and 1',
  transform: LOGIT,
  problem: ([a = 0, b = 0]) => (a > 0 && b > 0 ? undefined : 'a and b must be above 0'),
  logDensity: (x, [a = 1, b = 1]) =>
    x >= 0 && x <= 1 ? power(a - 1, log(x)) + power(b - 1, log1p(-x)) - logBeta(a, b) : Number.NEGATIVE_INFINITY,
  quantile: (p, [a = 1, b = 1]) => betaQuantile(p, a, b),
  example: { text: 'beta(2, 3)', at: 0.5, logDensity: log(1.5) },
  source: 'Bayes 1763',
};

/** log of x^exponent, where x^0 is 1 at 0 too. */
function power(exponent: number, log: number): number {
  return exponent === 0 ? 0 : exponent * log;
}
