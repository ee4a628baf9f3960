import { at, present } from '../../../src/core/present.ts';
import { familyOf } from '../../../src/language/densities/densities.ts';
import type { CalibrationSource } from '../../../src/posterior/calibrationSource.ts';
import type { Coordinate } from '../../../src/posterior/coordinate.ts';
import type { Target } from '../../../src/posterior/target.ts';
import { densityAssumptions, mmmModel } from '../../oracle/mmm/mmmSource.ts';
import type { Plan } from './ranks.ts';

type Fault = Pick<Plan, 'believed' | 'density'>;

/** The density of the values where that of the places is needed. */
export const forgottenJacobian: Fault = {
  density: (target) =>
    distorted(target, 1, ({ prior }, u) => (prior && 'density' in prior ? -familyOf(prior.density).transform.logJacobian(u) : 0)),
};

/** Half the distance over which slopes of a distortion are taken. */
const STEP = 1e-5;

/** The log density `times` as large, with a number for each coordinate's place added. */
function distorted(target: Target, times: number, more: (coordinate: Coordinate, u: number) => number): Target {
  const { coordinates } = target;
  const withGradient: Target['withGradient'] = (places, count, gradient) => {
    const found = present(target.withGradient, 'gradient')(places, count, gradient);
    for (const [index, u] of places.subarray(0, count * coordinates.length).entries()) {
      const coordinate = at(coordinates, index % coordinates.length);
      const place = Math.floor(index / coordinates.length);
      found[place] = (place * coordinates.length === index ? times : 1) * at(found, place) + more(coordinate, u);
      gradient[index] = times * at(gradient, index) + (more(coordinate, u + STEP) - more(coordinate, u - STEP)) / (2 * STEP);
    }
    return found;
  };
  return {
    ...target,
    withGradient,
    logDensity: (places, count) => withGradient(places, count, new Float64Array(places.length)),
  };
}

/** Spend believed to have come a month later than it did. */
export const lagged: Fault = {
  believed: (source) => ({
    ...source,
    inputs: new Map(
      [...source.inputs].map(
        ([name, values]) =>
          [name, name.startsWith('x') ? values.map((_, month) => values[Math.max(0, month - 1)] ?? 0) : values] as const,
      ),
    ),
  }),
};

/** A prior of another width than the one that parameters were drawn from. */
export function wrongPrior(from: string, to: string): Fault {
  const model = mmmModel((text) => text.replaceAll(from, to));
  const assumptions = densityAssumptions(model);
  return { believed: (source: CalibrationSource): CalibrationSource => ({ ...source, model, assumptions }) };
}

/** Chains that were stopped before they had forgotten where they started. */
export const unmixed: Fault = {
  believed: (source) => ({ ...source, schedule: { runs: 1, chains: 6, warmUp: 60, block: 60, thin: 1, mostBlocks: 1 } }),
};

/** A likelihood that counts every month nine times: intervals a third as wide as they should be. */
export const overconfident: Fault = {
  density: (target) => distorted(target, 9, ({ logPrior }, u) => -8 * logPrior(u)),
};
