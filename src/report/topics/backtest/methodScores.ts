import type { GroupScores, Method, Scores } from '../../../backtest/backtest.ts';
import { present } from '../../../core/present.ts';

/** The model's scores: where there is a group, the model has forecast it. */
export function ofModel(scores: GroupScores['scores']): Scores {
  return present(scores.get('model'), 'scores of the model');
}

/** The error of a method; not a number where it forecast nothing of the group, as a rule that needs a year behind it. */
export function wapeOf(scores: GroupScores['scores'], method: Method): number {
  const made = scores.get(method);
  return made === undefined ? Number.NaN : made.wape;
}
