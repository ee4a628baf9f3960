import { present } from '../../core/present.ts';
import { beta } from './betaDensity.ts';
import type { DensityFamily } from './density.ts';
import { halfNormal } from './halfNormalDensity.ts';
import { logNormal } from './logNormalDensity.ts';
import { normal } from './normalDensity.ts';

/** Every family that a parameter's `density` may name: the closed list. */
export const DENSITIES: ReadonlyMap<string, DensityFamily> = new Map(
  [normal, halfNormal, logNormal, beta].map((family) => [family.name, family]),
);

/** The family that a density is of. */
export function familyOf({ family }: { readonly family: string }): DensityFamily {
  return present(DENSITIES.get(family), family);
}
