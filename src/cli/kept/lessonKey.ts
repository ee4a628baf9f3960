import { createHash } from 'node:crypto';
import type { Hashed, RunOptions, Study } from '../../pipeline.ts';
import { canonicalText } from './canonicalText.ts';

/** What can be learnt from a history: a posterior, or how well the past would have been forecast. */
export type Lesson = 'calibration' | 'backtest';

/** The part of a study that teaches: never its plans. */
export type Teaching = Pick<Study, 'product' | 'history' | 'overrides'>;

/** All that a lesson depends on. */
export interface LessonSource extends Teaching {
  readonly lesson: Lesson;
  /** Of the program that learns. */
  readonly program: string;
  readonly modelFiles: readonly Hashed[];
  readonly options: Pick<RunOptions, 'reading' | 'set' | 'seed' | 'draws'>;
}

/** A hash of everything that a lesson depends on, and of nothing else. */
export function lessonKey({ lesson, program, modelFiles, product, history, overrides, options }: LessonSource): string {
  const { reading, set, seed, draws } = options;
  const model = modelFiles.map(({ path, sha256 }) => [path, sha256]);
  const text = canonicalText({ lesson, program, model, product, history, overrides, reading, set, seed, draws });
  return createHash('sha256').update(text).digest('hex');
}
