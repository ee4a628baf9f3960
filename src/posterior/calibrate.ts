import { fail } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import type { Progress } from '../core/progress.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { Calibration, Residual } from './calibration.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { diagnosisOf, notConverged } from './diagnosis.ts';
import { fittedOf, ofFirst, predict, residualOf } from './fitted.ts';
import { learntOf, tellsOf, tradeOffsOf } from './learnt.ts';
import { plausibility } from './plausibility.ts';
import { requirePossible } from './possible.ts';
import { chosenPlaces, posteriorDraws } from './posteriorDraws.ts';
import { type RunAll, sampleAll } from './sampling.ts';
import { methodOf, scheduleFor } from './samplingMethod.ts';
import { createTarget } from './target.ts';
import { type Warmth, warmStates, warmthOf } from './warmStart.ts';

/** How a calibration samples. */
export interface Sampled {
  /** May spread the pieces of work over cores: the same source gives the same bytes however it does. */
  readonly runAll?: RunAll;
  /** What a posterior much like this one handed on. */
  readonly warm?: Warmth;
}

/** Draws behind bands over the months: more would not move a line of a chart. */
const BAND_DRAWS = 2000;

/**
 * What the history says about the assumptions. `runAll` may spread the pieces of work over cores: the same source gives the
 * same bytes however it does. Throws an InputError where no column of the history is observed by the model.
 */
export async function calibrate(
  source: CalibrationSource,
  progress: Progress,
  { runAll = inProcess(source), warm }: Sampled = {},
): Promise<Calibration> {
  const target = createTarget(source);
  if (target.series.length === 0) {
    return fail({
      opening: 'missing',
      message: 'measured months: no column of the history is one that the model observes',
      advice: `Give at least one of: ${listed([...source.model.observations.keys()])}.`,
    });
  }
  requirePossible(source, target);
  const schedule = scheduleFor(target, source.schedule);
  const sample = await sampleAll(target.coordinates.length, {
    ...{ schedule, runAll, progress },
    ...(warm && schedule.sampler === 'HMC' && { warm: warmStates(warm, target.coordinates, { seed: source.seed, schedule }) }),
  });
  progress(1, 'reading what was learnt');
  const chosen = chosenPlaces(sample.kept, target.coordinates.length, { ...source, schedule });
  const draws = posteriorDraws(source, target, chosen);
  const predicted = predict(source, target.series, draws);
  const posterior = { coordinates: target.coordinates, places: chosen.places, assumptions: source.assumptions };
  const learnt = learntOf(posterior, tellsOf(source.model, target.series));
  const diagnostics = diagnosisOf(target.coordinates, sample, schedule);
  const residuals = new Map(
    predicted.flatMap((one) => {
      const residual = residualOf(one);
      return residual ? [[one.series.column, residual] as const] : [];
    }),
  );
  const handedOn = warmthOf(target.coordinates, sample);
  fillResiduals(draws, [...residuals.values()]);
  return {
    assumptions: source.assumptions,
    draws,
    start: source.start,
    sampled: target.coordinates.map(({ slot }) => slot),
    fitted: new Map(predicted.map((one) => [one.series.column, fittedOf(ofFirst(one, BAND_DRAWS), source.seed)])),
    residuals,
    diagnostics,
    learnt,
    tradeOffs: tradeOffsOf(posterior),
    ...(handedOn && { warmth: handedOn }),
    warnings: [...notConverged(diagnostics), ...plausibility(source, predicted, learnt)],
  };
}

/** What the last actual month left goes into the slots that a projection reads it from. */
function fillResiduals({ slots, stride, values }: ParameterDraws, residuals: readonly Residual[]): void {
  for (const { parameter, last } of residuals) if (parameter !== undefined) values.set(last, slots.indexOf(parameter) * stride);
}

/** One piece of work after the other, here. What a worker does with its own copy of the source. */
export function inProcess(source: CalibrationSource): RunAll {
  const target = createTarget(source);
  const schedule = scheduleFor(target, source.schedule);
  const { round } = methodOf(schedule);
  return (tasks) => Promise.resolve(tasks.map((task) => round(target, { ...source, schedule }, task)));
}
