import { fail } from '../core/error.ts';
import { listed } from '../core/nearest.ts';
import type { Progress } from '../core/progress.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { Calibration, Residual } from './calibration.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { diagnosisOf } from './diagnosis.ts';
import { type Predicted, predict, residualOf } from './fitted.ts';
import { requirePossible } from './possible.ts';
import { type Chosen, chosenPlaces, posteriorDraws } from './posteriorDraws.ts';
import { type RunAll, sampleAll } from './sampling.ts';
import { methodOf, scheduleFor } from './samplingMethod.ts';
import { createTarget, type Target } from './target.ts';
import { type Warmth, warmStates, warmthOf } from './warmStart.ts';

/** How a posterior is sampled. */
export interface How {
  /** May spread the pieces of work over cores: the same source gives the same bytes however it does. */
  readonly runAll?: RunAll;
  /** What a posterior much like this one handed on. */
  readonly warm?: Warmth;
  /** What is done with the chosen places before they become draws; nothing where absent. */
  readonly arrange?: (target: Target, chosen: Chosen) => Chosen;
}

/** A posterior's draws, and what they leave in the last actual month: all that a projection needs. */
export interface Posterior extends Pick<Calibration, 'draws' | 'residuals' | 'diagnostics' | 'warmth'> {
  readonly target: Target;
  readonly chosen: Chosen;
  /** The model over the actual months, draw by draw. */
  readonly predicted: readonly Predicted[];
}

/** Samples what the history and the priors leave open. Throws an InputError where no column of the history is observed by the model. */
export async function samplePosterior(
  source: CalibrationSource,
  progress: Progress,
  { runAll = inProcess(source), warm, arrange = (_, chosen) => chosen }: How = {},
): Promise<Posterior> {
  const target = createTarget(source);
  if (target.series.length === 0) {
    return fail({
      opening: 'missing',
      message: 'measured months: no column of the history is one that the model observes',
      advice: `Give at least one of: ${listed([...source.model.observations.keys()])}.`,
    });
  }
  requirePossible(source, target);
  const { coordinates } = target;
  const schedule = scheduleFor(target, source.schedule);
  const states = warm && schedule.sampler === 'HMC' ? warmStates(warm, coordinates, { ...source, schedule }) : [];
  const sample = await sampleAll(coordinates.length, { schedule, runAll, progress, warm: states });
  progress(1, 'reading what was learnt');
  const chosen = arrange(target, chosenPlaces(sample.kept, coordinates.length, { ...source, schedule }));
  const draws = posteriorDraws(source, target, chosen);
  const predicted = predict(source, target.series, draws);
  const residuals = residualsOf(predicted);
  const handedOn = warmthOf(coordinates, sample);
  fillResiduals(draws, [...residuals.values()]);
  return {
    ...{ target, chosen, draws, predicted, residuals },
    diagnostics: diagnosisOf(coordinates, sample, schedule),
    ...(handedOn && { warmth: handedOn }),
  };
}

function residualsOf(predicted: readonly Predicted[]): ReadonlyMap<string, Residual> {
  return new Map(
    predicted.flatMap((one) => {
      const residual = residualOf(one);
      return residual ? [[one.series.column, residual] as const] : [];
    }),
  );
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
