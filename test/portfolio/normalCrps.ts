import { normalCdf } from '../../src/numeric/normal.ts';
import type { Spread } from '../../src/portfolio/pooled.ts';

/** Of a normal forecast (Gneiting and Raftery 2007, equation 21): the smaller, the better. */
export function normalCrps({ mean, deviation }: Spread, truth: number): number {
  const z = (truth - mean) / deviation;
  const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  return deviation * (z * (2 * normalCdf(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
}
