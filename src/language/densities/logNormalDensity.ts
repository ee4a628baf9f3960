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
  logDensity: (x, [mean = 0, sd = 1]) =>
    x > 0 ? logNormalDensity(Math.log(x), mean, sd) - Math.log(x) : Number.NEGATIVE_INFINITY,
  quantile: (p, [mean = 0, sd = 1]) => Math.exp(mean + sd * normalQuantile(p)),
  example: { text: 'log-normal(0, 0.5)', at: 1, logDensity: -Math.log(0.5) - Math.log(2 * Math.PI) / 2 },
  source: 'Galton 1879',
};
