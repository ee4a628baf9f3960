import { fail, type Warning } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import type { Progress } from '../core/progress.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { Calibration, Diagnostics, Residual } from './calibration.ts';
import type { CalibrationSource, Limits } from './calibrationSource.ts';
import { fittedOf, predict, residualOf } from './fitted.ts';
import { learntOf, tellsOf, tradeOffsOf } from './learnt.ts';
import { plausibility } from './plausibility.ts';
import { requirePossible } from './possible.ts';
import { chosenPlaces, posteriorDraws } from './posteriorDraws.ts';
import { isGood, LIMITS, type Sample } from './sample.ts';
import { type RunAll, sampleAll } from './sampling.ts';
import { methodOf, scheduleFor } from './samplingMethod.ts';
import { createTarget, type Target } from './target.ts';

/**
 * What the history says about the assumptions. `runAll` may spread the pieces of work over cores: the same source gives the
 * same bytes however it does. Throws an InputError where no column of the history is observed by the model.
 */
export async function calibrate(
  source: CalibrationSource,
  progress: Progress,
  runAll: RunAll = inProcess(source),
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
  const sample = await sampleAll(target.coordinates.length, { schedule, runAll, progress });
  progress(1, 'reading what was learnt');
  const places = chosenPlaces(sample.kept, target.coordinates.length, { ...source, schedule });
  const draws = posteriorDraws(source, target, places);
  const predicted = predict(source, target.series, draws);
  const posterior = { coordinates: target.coordinates, places, assumptions: source.assumptions };
  const learnt = learntOf(posterior, tellsOf(source.model, target.series));
  const diagnostics = diagnosticsOf(target, sample, schedule.limits);
  const residuals = new Map(
    predicted.flatMap((one) => {
      const residual = residualOf(one);
      return residual ? [[one.series.column, residual] as const] : [];
    }),
  );
  fillResiduals(draws, [...residuals.values()]);
  return {
    assumptions: source.assumptions,
    draws,
    start: source.start,
    sampled: target.coordinates.map(({ slot }) => slot),
    fitted: new Map(predicted.map((one) => [one.series.column, fittedOf(one, source.seed)])),
    residuals,
    diagnostics,
    learnt,
    tradeOffs: tradeOffsOf(posterior),
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

function diagnosticsOf(
  { coordinates }: Target,
  { runs, chains, kept, convergence, evaluations }: Sample,
  limits: Limits = LIMITS,
): Diagnostics {
  const worstRHat = Math.max(...convergence.map(({ rHat }) => rHat));
  const fewestBulk = Math.min(...convergence.map(({ bulkEss }) => bulkEss));
  const fewestTail = Math.min(...convergence.map(({ tailEss }) => tailEss));
  const converged = convergence.every((one) => isGood(one, limits));
  const figures = `R-hat at most ${worstRHat.toFixed(3)} across ${runs} independent runs, at least ${Math.floor(Math.min(fewestBulk, fewestTail))} effective draws`;
  return {
    converged,
    verdict: converged
      ? `The calibration has converged: ${figures}.`
      : `The calibration has not converged (${figures}; needed: below ${limits.rHat} and at least ${limits.ess}): its intervals may not be read as such.`,
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
    kept: kept.reduce((sum, places) => sum + places.length, 0) / Math.max(1, coordinates.length),
    evaluations,
  };
}

function notConverged({ converged, verdict }: Diagnostics): Warning[] {
  return converged ? [] : [{ code: 'calibration-not-converged', message: verdict }];
}
