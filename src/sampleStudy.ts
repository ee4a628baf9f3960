import { studyThen } from './backtest/fold.ts';
import { fail } from './core/error.ts';
import type { Model } from './language/model.ts';
import type { CalibrationSource } from './posterior/calibrationSource.ts';
import { historySource } from './posterior/historySource.ts';
import type { PosteriorKey } from './posterior/posteriorKey.ts';
import { inProcess } from './posterior/samplePosterior.ts';
import type { RunAll } from './posterior/sampling.ts';
import { kernelsOf } from './run/kernels.ts';
import { marketplaceNamed } from './study/marketplaceNamed.ts';
import type { RunOptions } from './study/runOptions.ts';
import { type History, historyUntil, type Study } from './study/study.ts';

/** What is sampled. Plain data: it crosses to the threads that do it. */
export interface Sampled {
  readonly model: Model;
  readonly study: Study;
  readonly options: RunOptions;
}

/** What a posterior is sampled from. Throws an InputError where the study has no history. */
export function posteriorSource(
  { model, study, options }: Sampled,
  { reading, until, schedule }: PosteriorKey,
): CalibrationSource {
  const history = historyOf(study);
  return historySource({
    ...options,
    model,
    study: until === undefined ? { ...study, history } : studyThen(study, { history: historyUntil(history, until), model }),
    marketplace: marketplaceNamed(study.product, model.marketplaces),
    reading,
    kernelFor: kernelsOf(model),
    ...(schedule && { schedule }),
  });
}

/** The actual months of a study. Throws an InputError where it has none. */
export function historyOf({ history }: Study): History {
  return (
    history ??
    fail({ opening: 'missing', message: 'file history.csv', advice: 'Add the actual months: a calibration learns from them.' })
  );
}

/** Samples a posterior where it is called. */
export function runnerOf(source: Sampled, key: PosteriorKey): RunAll {
  return inProcess(posteriorSource(source, key));
}
