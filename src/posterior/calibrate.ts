import type { Progress } from '../core/progress.ts';
import { momentsOf } from '../numeric/matrix.ts';
import type { Calibration } from './calibration.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { stillAmong } from './coordinatesOf.ts';
import { notConverged } from './diagnosis.ts';
import { findingsOf } from './findings/findingsOf.ts';
import { fittedOf, ofFirst } from './fitted.ts';
import { learntOf, tellsOf, tradeOffsOf } from './learnt.ts';
import { plausibility } from './plausibility.ts';
import { type How, samplePosterior } from './samplePosterior.ts';
import { trialFitsOf } from './trialFits.ts';

/** Draws behind bands over the months: more would not move a line of a chart. */
const BAND_DRAWS = 2000;

/**
 * What the history says about the assumptions: the posterior, and what is to be said of it. Throws an InputError where no column of
 * the history is observed by the model.
 */
export async function calibrate(source: CalibrationSource, progress: Progress, how: How = {}): Promise<Calibration> {
  const { target, chosen, predicted, ...posterior } = await samplePosterior(source, progress, how);
  const { assumptions, start, seed, model } = source;
  const coordinates = stillAmong(target.coordinates);
  const places = leadingOf(chosen.places, target.coordinates.length, coordinates.length);
  const { covariance } = momentsOf(places, coordinates.length);
  const told = { coordinates, places, assumptions, covariance };
  const tests = trialFitsOf(source, target, chosen.places);
  const learnt = learntOf(told, tellsOf(model, target.series));
  return {
    ...posterior,
    ...{ assumptions, start, learnt },
    sampled: coordinates.map(({ slot }) => slot),
    fitted: new Map(predicted.map((one) => [one.series.column, fittedOf(ofFirst(one, BAND_DRAWS), seed)])),
    tradeOffs: tradeOffsOf(told),
    tests,
    findings: findingsOf(source, { predicted, learnt, tests }),
    warnings: [...notConverged(posterior.diagnostics), ...plausibility(source, predicted, learnt)],
  };
}

/** The first numbers of each place. */
function leadingOf(places: Float64Array, width: number, first: number): Float64Array {
  if (width === first) return places;
  const leading = new Float64Array((places.length / width) * first);
  for (let place = 0; place * width < places.length; place++)
    leading.set(places.subarray(place * width, place * width + first), place * first);
  return leading;
}
