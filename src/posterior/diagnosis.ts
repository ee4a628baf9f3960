import type { Warning } from '../core/error.ts';
import type { Diagnostics } from './calibration.ts';
import type { Schedule } from './calibrationSource.ts';
import type { Coordinate } from './coordinate.ts';
import { isGood, LIMITS, type Sample } from './sample.ts';

/** Part of the trajectories that may break off before the intervals are in doubt. */
const BROKEN = 0.01;

/** How good a sample is, in figures and in words. */
export function diagnosisOf(coordinates: readonly Pick<Coordinate, 'slot'>[], sample: Sample, schedule: Schedule): Diagnostics {
  const { runs, chains, convergence, evaluations, broken } = sample;
  const limits = schedule.limits ?? LIMITS;
  const worstRHat = Math.max(...convergence.map(({ rHat }) => rHat));
  const fewestBulk = Math.min(...convergence.map(({ bulkEss }) => bulkEss));
  const fewestTail = Math.min(...convergence.map(({ tailEss }) => tailEss));
  const converged = convergence.every((one) => isGood(one, limits));
  const kept = sample.kept.reduce((sum, places) => sum + places.length, 0) / Math.max(1, coordinates.length);
  const figures = `R-hat at most ${worstRHat.toFixed(3)} across ${runs} independent runs, at least ${Math.floor(Math.min(fewestBulk, fewestTail))} effective draws`;
  const verdict = converged
    ? `The calibration has converged: ${figures}.`
    : `The calibration has not converged (${figures}; needed: below ${limits.rHat} and at least ${limits.ess}): its intervals may not be read as such.`;
  return {
    converged,
    verdict: broken > BROKEN * kept ? `${verdict} ${brokenWords(broken, kept)}` : verdict,
    worstRHat,
    fewestBulk,
    fewestTail,
    parameters: new Map(
      coordinates.map(({ slot }, index) => [
        slot,
        convergence[index] ?? { rHat: Number.POSITIVE_INFINITY, bulkEss: 0, tailEss: 0 },
      ]),
    ),
    runs,
    chains,
    kept,
    evaluations,
    broken,
    gradients: schedule.sampler === 'HMC',
  };
}

function brokenWords(broken: number, kept: number): string {
  return `Of ${kept.toLocaleString('en-GB')} trajectories ${broken} broke off where the density falls too steeply: values near there may be too rare among the draws.`;
}

export function notConverged({ converged, verdict }: Diagnostics): Warning[] {
  return converged ? [] : [{ code: 'calibration-not-converged', message: verdict }];
}
