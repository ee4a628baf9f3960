import { exp } from '../../numeric/elementary/exponential.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import type { DensityFamily } from './density.ts';
import { logNormalDensity } from './normalDensity.ts';
import { LOG } from './transforms.ts';

/** The logarithm is normal; the median is exp(mean). */
export const logNormal: DensityFamily = {
  name: 'log-normal',
  about: 'Above 0, with a normal logarithm of this mean and sd.',
  parameters: ['mean', 'sd'],
  support: 'above 0',
  transform: LOG,
  problem: ([, sd = 0]) => (sd > 0 ? undefined : 'sd must be above 0'),
  logDensity: (x, [mean = 0, sd = 1]) => (x > 0 ? logNormalDensity(log(x), mean, sd) - log(x) : Number.NEGATIVE_INFINITY),
  quantile: (p, [mean = 0, sd = 1]) => exp(mean + sd * normalQuantile(p)),
  example: { text: 'log-normal(0, 0.5)', at: 1, logDensity: -log(0.5) - log(2 * Math.PI) / 2 },
  source: 'Galton 1879',
};
