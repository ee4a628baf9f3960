import { at } from '../core/present.ts';
import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { slotId } from '../language/slots.ts';
import { RECENT } from './recentValues.ts';
import { saidOf } from './said.ts';
import type { History } from './study.ts';

/** A share that was counted, with the error of counting: P10, P50 and P90. */
export interface MeasuredShare {
  /** '' where the column is over no dimension. */
  readonly member: string;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly note: string;
}

/** A standard normal's P90. */
const P90 = 1.2816;

/** Shares of the last measured months. Twice the binomial variance, since answers to like questions agree. */
export function measuredShares(
  history: History,
  { column: { name, over }, model }: { readonly column: Column; readonly model: Model },
): MeasuredShare[] {
  const members = over === undefined ? [undefined] : (model.dimensions.get(over)?.members ?? []).map(({ id }) => id);
  const trials = model.observations.get(name)?.trials ?? [];
  return members.flatMap((member) => {
    const shares = history.columns.get(slotId(name, member));
    const known = [...(shares?.keys() ?? [])].filter((index) => Number.isFinite(shares?.[index])).slice(-RECENT);
    if (!shares || known.length === 0) return [];
    const answers = known.map((index) => answersIn(history, trials, index));
    const asked = answers.reduce((sum, value) => sum + value, 0);
    const named = known.reduce((sum, index, position) => sum + at(shares, index) * at(answers, position), 0);
    const share = Math.min(0.98, Math.max(0.5 / (asked + 1), named / asked));
    const error = P90 * Math.sqrt((2 * share * (1 - share)) / asked);
    const note = `Counted over ${Math.round(asked)} answers in the last ${known.length} measured months`;
    return [
      { member: member ?? '', low: Math.max(share / 4, share - error), mid: share, high: Math.min(0.99, share + error), note },
    ];
  });
}

/** Trials behind a share whose history does not say how many. */
export const TRIALS_IF_NOT_SAID = 10;

function answersIn({ columns }: History, trials: readonly string[], month: number): number {
  const asked = trials.reduce((product, name) => product * saidOf(columns.get(name), month), 1);
  return asked >= 1 && trials.length > 0 ? asked : TRIALS_IF_NOT_SAID;
}
