import { log } from '../../numeric/elementary/logarithm.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import type { DensityFamily } from './density.ts';
import { IDENTITY } from './transforms.ts';

const LOG_ROOT_TWO_PI = log(2 * Math.PI) / 2;

/** log of exp(−(x−m)²/2s²) / (s √2π). */
export function logNormalDensity(x: number, mean: number, sd: number): number {
  const z = (x - mean) / sd;
  return -(z * z) / 2 - log(sd) - LOG_ROOT_TWO_PI;
}

export const normal: DensityFamily = {
  name: 'normal',
  about: 'Symmetric around its mean.',
  parameters: ['mean', 'sd'],
  support: 'any number',
  transform: IDENTITY,
  problem: ([, sd = 0]) => (sd > 0 ? undefined : 'sd must be above 0'),
  logDensity: (x, [mean = 0, sd = 1]) => logNormalDensity(x, mean, sd),
  quantile: (p, [mean = 0, sd = 1]) => mean + sd * normalQuantile(p),
  example: { text: 'normal(0.8, 0.4)', at: 1.2, logDensity: -0.5 - log(0.4) - log(2 * Math.PI) / 2 },
  source: 'Gauss 1809',
};
