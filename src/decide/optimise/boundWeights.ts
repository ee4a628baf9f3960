import { at } from '../../core/present.ts';
import type { Penalty } from '../../program/levers.ts';
import type { VariableBound } from './wishes.ts';

/** How wide the step is that stands for "beyond the bound", against the bound. */
const SOFT = 0.03;

/** What is taken from the worth for a bound, and the most that it may be on average. */
export interface Bounded {
  readonly penalty: Penalty;
  readonly most: number;
  /** What counts as near: a part of what the number is about. */
  readonly near: number;
  readonly says: string;
}

/** Bounds on variables as penalties that are wanted small: the variable itself, or a smooth step that is about 1 where it is beyond. */
export function boundedBy(bounds: readonly VariableBound[]): Bounded[] {
  return bounds.map(({ of, sign, bound, with: part, says }, index) => {
    const name = `bound ${index + 1}`;
    const size = Math.max(Math.abs(bound), 1e-9);
    if (part === undefined) return { penalty: { name, of, sign }, most: sign * bound, near: 0.005 * size, says };
    return { penalty: { name, of, sign, step: { bound, softness: SOFT * size } }, most: 1 - part, near: 0.01, says };
  });
}

/** By penalty and projected month. */
export type ByMonth = ReadonlyMap<string, readonly number[]>;

/** How far each penalty's mean is beyond its most, against what counts as near. */
export function beyond(bounded: readonly Bounded[], means: ByMonth): Map<string, number[]> {
  return new Map(
    bounded.map(({ penalty: { name }, most, near }) => [name, (means.get(name) ?? []).map((mean) => (mean - most) / near)]),
  );
}

/** What a penalty costs at a place, as a multiplier method has it (Hestenes 1969; Powell 1969): what it cost before, and more the further it is beyond. */
export function weightsAt(over: ByMonth, multipliers: ByMonth, stiffness: number): Map<string, number[]> {
  return new Map(
    [...over].map(([name, months]) => [
      name,
      months.map((value, month) => Math.max(0, at(multipliers.get(name) ?? months.map(() => 0), month) + stiffness * value)),
    ]),
  );
}

/** What all penalties together take from the objective. */
export function costOf(weights: ByMonth, multipliers: ByMonth, stiffness: number): number {
  return [...weights].reduce(
    (sum, [name, months]) =>
      months.reduce((part, weight, month) => {
        const before = at(multipliers.get(name) ?? months.map(() => 0), month);
        return part + (weight * weight - before * before) / (2 * stiffness);
      }, sum),
    0,
  );
}
