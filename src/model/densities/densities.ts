import { beta } from './beta.ts';
import type { DensityFamily } from './definition.ts';
import { halfNormal } from './halfNormal.ts';
import { logNormal } from './logNormal.ts';
import { normal } from './normal.ts';

/** Every family that a parameter's `density` may name: the closed list. */
export const DENSITIES: ReadonlyMap<string, DensityFamily> = new Map(
  [normal, halfNormal, logNormal, beta].map((family) => [family.name, family]),
);
