import { join } from 'node:path';
import type { Backtest } from '../backtest/backtest.ts';
import { fail } from '../core/error.ts';
import type { Progress } from '../core/progress.ts';
import type { Decision, ReadingName } from '../decide/decision.ts';
import type { Model } from '../language/model.ts';
import { backtestStudy, calibrateStudy, type DecideSource, decideStudy, type Sampler } from '../pipeline.ts';
import type { Calibration } from '../posterior/calibration.ts';
import { withSamplers } from './effects/samplingPool.ts';
import type { Source } from './openStudy.ts';

/**
 * The decision, on posterior draws where there is a history, with a backtest where it is wanted. Fails where there is nothing to
 * compare: every plan is measured against `hold`.
 */
export async function decide(
  source: Source,
  progress: Progress,
  wanted: { readonly backtest: boolean } = { backtest: false },
): Promise<Decision> {
  if (source.study.plans.every(({ name }) => name === 'hold')) {
    fail({
      opening: 'missing',
      message: 'plan: there is none to compare with "hold", which goes on as before',
      place: { file: join(source.folder, 'plans') },
      advice: 'Put one there, such as scale-ppc.csv, or name one of its plans: "discovery new" shows what they look like.',
    });
  }
  if (source.options.priorOnly || !source.study.history) return decideStudy(source, progress);
  const taught = await learn(source, (done, step) => progress(done * LEARNT, step), wanted);
  return decideStudy({ ...source, ...taught }, (done, step) => progress(LEARNT + done * (1 - LEARNT), step));
}

/** Part of the work of a decision that goes into learning from the history. */
const LEARNT = 0.7;

/** The reading of the run and the one that it is compared with; the nameless one of a model that has none. */
function readingsOf({ readingNames }: Model): ReadingName[] {
  return readingNames.length === 0 ? [''] : readingNames.map(({ name }) => name);
}

/** Every reading and the backtest at the same time, over as many threads as there are; nothing of it where all was kept. */
async function learn(
  source: Source,
  progress: Progress,
  wanted: { readonly backtest: boolean },
): Promise<Pick<DecideSource, 'calibrations' | 'backtest'>> {
  const parts = new Map<string, number>();
  const watched = (name: string): Progress => {
    parts.set(name, 0);
    return (part, step) => {
      parts.set(name, part);
      progress(Math.min(...parts.values()), step);
    };
  };
  const taught = await withSamplers(source, async (sampler) => {
    const [backtest, ...calibrated] = await Promise.all([
      wanted.backtest ? backtestIn(source, sampler, () => watched('backtest')) : undefined,
      ...readingsOf(source.model).map(
        async (reading) =>
          [reading, await calibrationIn(reading, { source, sampler, progress: () => watched(reading) })] as const,
      ),
    ]);
    return { calibrations: new Map(calibrated), ...(backtest && { backtest }) };
  });
  source.lessons.tell();
  return taught;
}

interface Learning {
  readonly source: Source;
  readonly sampler: Sampler;
  /** Asked for only where there is something to do. */
  readonly progress: () => Progress;
}

function calibrationIn(reading: ReadingName, { source, sampler, progress }: Learning): Promise<Calibration> {
  return source.lessons.keptOr({ lesson: 'calibration', reading, from: source }, () =>
    calibrateStudy(source, { reading, sampler }, progress()),
  );
}

function backtestIn(source: Source, sampler: Sampler, progress: () => Progress): Promise<Backtest> {
  const { reading } = source.options;
  return source.lessons.keptOr({ lesson: 'backtest', reading, from: source }, () =>
    backtestStudy(source, { reading, sampler }, progress()),
  );
}

/** How well the model would have forecast the past, in the reading of the run. */
export async function backtestOne(source: Source, progress: Progress): Promise<Backtest> {
  const backtest = await withSamplers(source, (sampler) => backtestIn(source, sampler, () => progress));
  source.lessons.tell();
  return backtest;
}

/** One reading's calibration. */
export async function calibrateOne(source: Source, progress: Progress): Promise<Calibration> {
  const { reading } = source.options;
  const calibration = await withSamplers(source, (sampler) =>
    calibrationIn(reading, { source, sampler, progress: () => progress }),
  );
  source.lessons.tell();
  return calibration;
}
