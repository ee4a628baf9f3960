import type { Progress } from '../core/progress.ts';
import type { Calibration } from './calibration.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { notConverged } from './diagnosis.ts';
import { fittedOf, ofFirst } from './fitted.ts';
import { learntOf, tellsOf, tradeOffsOf } from './learnt.ts';
import { plausibility } from './plausibility.ts';
import { type How, samplePosterior } from './samplePosterior.ts';

/** Draws behind bands over the months: more would not move a line of a chart. */
const BAND_DRAWS = 2000;

/**
 * What the history says about the assumptions: the posterior, and what is to be said of it. Throws an InputError where no column of
 * the history is observed by the model.
 */
export async function calibrate(source: CalibrationSource, progress: Progress, how: How = {}): Promise<Calibration> {
  const { target, chosen, predicted, ...posterior } = await samplePosterior(source, progress, how);
  const { assumptions, start, seed, model } = source;
  const places = { coordinates: target.coordinates, places: chosen.places, assumptions };
  const learnt = learntOf(places, tellsOf(model, target.series));
  return {
    ...posterior,
    ...{ assumptions, start, learnt },
    sampled: target.coordinates.map(({ slot }) => slot),
    fitted: new Map(predicted.map((one) => [one.series.column, fittedOf(ofFirst(one, BAND_DRAWS), seed)])),
    tradeOffs: tradeOffsOf(places),
    warnings: [...notConverged(posterior.diagnostics), ...plausibility(source, predicted, learnt)],
  };
}
