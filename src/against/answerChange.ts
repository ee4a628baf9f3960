import type { Period } from '../core/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import { contestOf } from '../decide/verdict.ts';
import type { OldDifference, OldPair, OldRun } from './oldRun.ts';

/** How the answer moved: the new headline pair, seen from the plan that is now ahead. */
export interface AnswerChange {
  readonly best: { readonly before: string; readonly now: string };
  /** What the old run ranked its plans by; by the window alone its figures say something else than the new ones, and `before` is absent. */
  readonly rankedBy: OldRun['ranksBy'];
  readonly ahead: string;
  readonly behind: string;
  /** From where value counts. */
  readonly firstProjected: { readonly before: Period; readonly now: Period };
  readonly now: Standing;
  /** Absent where the old run did not compare the two plans. */
  readonly before?: Standing;
  /** Expected contribution over the months that both runs project, undiscounted, `ahead` less `behind`: values count from different months. */
  readonly common?: { readonly from: Period; readonly to: Period; readonly before: number; readonly now: number };
}

export interface Standing {
  /** That `ahead` has the higher value; absent in a run of one path. */
  readonly probability?: number;
  /** Value, `ahead` less `behind`. */
  readonly difference: OldDifference;
}

export function answerChange(old: OldRun, decision: Decision): AnswerChange {
  const { ahead, behind, probability, difference } = contestOf(decision, decision.headline);
  const names = { ahead: ahead.name, behind: behind.name };
  const { mean, p10, p90 } = difference;
  const pairs = old.ranksBy === 'value' ? old.pairs : [];
  const before = pairs.map((pair) => standingIn(pair, names)).find((standing) => standing !== undefined);
  const common = commonMonths(old, decision, names);
  return {
    best: { before: old.best, now: decision.best },
    rankedBy: old.ranksBy,
    ...names,
    firstProjected: { before: edge(old.projected, 0), now: edge(decision.projected, 0) },
    now: decision.draws === 1 ? { difference: { mean } } : { probability, difference: { mean, p10, p90 } },
    ...(before && { before }),
    ...(common && { common }),
  };
}

interface Names {
  readonly ahead: string;
  readonly behind: string;
}

/** The pair turned to these names; undefined where it is another pair. */
function standingIn(pair: OldPair, { ahead, behind }: Names): Standing | undefined {
  const { reference, alternative, probabilityBetter } = pair;
  const { mean, p10, p90 } = pair.difference;
  const drawn = probabilityBetter !== undefined && p10 !== undefined && p90 !== undefined;
  if (alternative === ahead && reference === behind)
    return drawn ? { probability: probabilityBetter, difference: { mean, p10, p90 } } : { difference: { mean } };
  if (alternative !== behind || reference !== ahead) return undefined;
  const difference = { mean: 0 - mean };
  return drawn
    ? { probability: 1 - probabilityBetter, difference: { ...difference, p10: 0 - p90, p90: 0 - p10 } }
    : { difference };
}

/** A month of a list that is never empty, counted from its end where negative. */
function edge(months: readonly Period[], index: number): Period {
  const month = months.at(index);
  if (month === undefined) throw new Error('a run without projected months');
  return month;
}

function commonMonths(old: OldRun, { projected, plans }: Decision, { ahead, behind }: Names): AnswerChange['common'] {
  const from = Math.max(edge(old.projected, 0), edge(projected, 0)) as Period;
  const to = Math.min(edge(old.projected, -1), edge(projected, -1)) as Period;
  const leads = (name: string): readonly (readonly number[] | undefined)[] => [
    old.plans.get(name)?.series.get('cumulative_difference')?.mean,
    plans.find((plan) => plan.name === name)?.series.get('cumulative_difference')?.mean,
  ];
  const [[oldAhead, newAhead], [oldBehind, newBehind]] = [leads(ahead), leads(behind)];
  if (!oldAhead || !newAhead || !oldBehind || !newBehind || from > to) return undefined;
  const gained = (lead: readonly number[], first: Period): number => {
    const before = from === first ? 0 : lead[from - 1 - first];
    const [until, since] = [lead[to - first], before];
    if (until === undefined || since === undefined) throw new Error('a lead that does not cover its months');
    return until - since;
  };
  const [was, is] = [edge(old.projected, 0), edge(projected, 0)];
  return { from, to, before: gained(oldAhead, was) - gained(oldBehind, was), now: gained(newAhead, is) - gained(newBehind, is) };
}
