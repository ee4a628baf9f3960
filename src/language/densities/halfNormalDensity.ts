import { log } from '../../numeric/elementary/logarithm.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import type { DensityFamily } from './density.ts';
import { logNormalDensity } from './normalDensity.ts';
import { LOG } from './transforms.ts';

/** The normal distribution around 0, folded: twice its density above 0, nothing below. */
export const halfNormal: DensityFamily = {
  name: 'half-normal',
  about: 'A size above 0, most likely small.',
  parameters: ['scale'],
  support: 'above 0',
  transform: LOG,
  problem: ([scale = 0]) => (scale > 0 ? undefined : 'scale must be above 0'),
  logDensity: (x, [scale = 1]) => (x < 0 ? Number.NEGATIVE_INFINITY : Math.LN2 + logNormalDensity(x, 0, scale)),
  quantile: (p, [scale = 1]) => scale * normalQuantile((1 + p) / 2),
  example: { text: 'half-normal(1)', at: 0, logDensity: log(2 / Math.sqrt(2 * Math.PI)) },
  source: 'Gelman 2006, Bayesian Analysis 1(3)',
};
