import type { Assumption } from '../core/assumption.ts';
import type { Decision } from '../decide/decision.ts';
import type { OldRun, Percentiles } from './oldRun.ts';

/** An assumption in both runs. */
export interface Moved {
  readonly slot: string;
  readonly label: string;
  readonly unit: string;
  readonly shape: Assumption['shape'];
  readonly before: Percentiles;
  readonly now: Percentiles;
  /** By how many old standard deviations the median moved; absent where it was a fixed value. */
  readonly deviations?: number;
}

/** A slot that the history now says something about, and did not before. */
export interface NewlyLearnt {
  readonly slot: string;
  readonly label: string;
  readonly lesson: string;
}

/** P90 less P10 of a normal distribution, in standard deviations. */
const WIDTH = 2.563;
/** Old standard deviations from which a move is told. */
const LEAST = 0.5;
/** Part by which a fixed value must differ to count as another. */
const SAME = 1e-9;

/** Assumptions whose median moved by more than half an old standard deviation, most first, before them those that were fixed at another value. Residuals of the last month, which are new each month, are passed over. Medians alone where the new run is of one path. */
export function movedAssumptions(
  old: OldRun,
  { assumptions, model, draws }: Pick<Decision, 'assumptions' | 'model' | 'draws'>,
): Moved[] {
  const residuals = new Set([...model.observations.values()].map(({ residual }) => residual));
  const moved = assumptions
    .filter(({ name }) => !residuals.has(name))
    .flatMap((assumption) => {
      const before = old.assumptions?.get(assumption.id);
      return before === undefined ? [] : movedFrom(before, assumption);
    });
  const size = ({ deviations = Number.POSITIVE_INFINITY }: Moved): number => Math.abs(deviations);
  const sorted = moved.sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
  return draws === 1 ? sorted.map(median) : sorted;
}

function median(row: Moved): Moved {
  return { ...row, before: { p50: row.before.p50 }, now: { p50: row.now.p50 } };
}

function movedFrom(before: Percentiles, { id, label, unit, shape, low, mid, high }: Assumption): Moved[] {
  const row = { slot: id, label, unit, shape, before, now: { p10: low, p50: mid, p90: high } };
  const deviation = before.p10 === undefined || before.p90 === undefined ? 0 : (before.p90 - before.p10) / WIDTH;
  const difference = mid - before.p50;
  if (!(deviation > 0)) return Math.abs(difference) > SAME * Math.abs(before.p50) ? [row] : [];
  const deviations = difference / deviation;
  return Math.abs(deviations) > LEAST ? [{ ...row, deviations }] : [];
}

const UNLEARNT = 'still prior: the data cannot tell';

/** What the history had left as it was, and now tells at least in part; empty where one of the runs is prior only. */
export function newlyLearnt({ lessons }: OldRun, { calibration }: Pick<Decision, 'calibration'>): NewlyLearnt[] {
  return (calibration?.learnt ?? [])
    .filter(({ slot, lesson }) => lessons?.get(slot) === UNLEARNT && lesson !== UNLEARNT)
    .map(({ slot, label, lesson }) => ({ slot, label, lesson }));
}
