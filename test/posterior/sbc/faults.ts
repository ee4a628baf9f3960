import type { CalibrationSource } from '../../../src/posterior/calibrationSource.ts';
import type { Target } from '../../../src/posterior/target.ts';
import { densityAssumptions, mmmModel } from '../../oracle/mmm/mmmSource.ts';
import type { Plan } from './ranks.ts';

type Fault = Pick<Plan, 'believed' | 'density'>;

/** The density of the values where that of the places is needed. */
export const forgottenJacobian: Fault = {
  density: (target: Target): Target => ({
    ...target,
    logDensity: (places, count) => {
      const { priorOfValues, likelihood } = target.parts(places, count);
      return priorOfValues.map((prior, place) => {
        const sum = prior + (likelihood[place] ?? 0);
        return Number.isFinite(sum) ? sum : Number.NEGATIVE_INFINITY;
      });
    },
  }),
};

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
  return {
    believed: (source: CalibrationSource): CalibrationSource => {
      const model = mmmModel((text) => text.replaceAll(from, to));
      return { ...source, model, assumptions: densityAssumptions(model) };
    },
  };
}

/** Chains that were stopped before they had forgotten where they started. */
export const unmixed: Fault = {
  believed: (source) => ({ ...source, schedule: { ...source.schedule, warmUp: 60, block: 60, thin: 1 } }),
};

/** A likelihood that counts every month nine times: intervals a third as wide as they should be. */
export const overconfident: Fault = {
  density: (target: Target): Target => ({
    ...target,
    logDensity: (places, count) => {
      const { prior, likelihood } = target.parts(places, count);
      return prior.map((value, place) => {
        const sum = value + 9 * (likelihood[place] ?? 0);
        return Number.isFinite(sum) ? sum : Number.NEGATIVE_INFINITY;
      });
    },
  }),
};
