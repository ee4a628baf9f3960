import { at } from '../../core/present.ts';
import type { Sloped } from '../../numeric/climb/climb.ts';
import { meanOf } from '../../numeric/summary.ts';
import { type Bounded, type ByMonth, beyond, costOf, weightsAt } from './boundWeights.ts';
import { slopedObjective } from './objective.ts';
import type { WorthAt } from './worthOfLevers.ts';

/** What a climb asks at a setting of the levers. */
export interface Asked {
  readonly worthAt: WorthAt;
  /** Means of the penalties by projected month. */
  readonly meansAt: (settings: Float64Array) => ByMonth;
  readonly bounded: readonly Bounded[];
  readonly risk: number;
}

export interface Multipliers {
  readonly by: ByMonth;
  readonly stiffness: number;
}

/** The objective less what the bounds cost, with its slope by each lever. */
export function penalisedAt(
  { worthAt, meansAt, bounded, risk }: Asked,
  { by, stiffness }: Multipliers,
  settings: Float64Array,
): Sloped {
  const plain = worthAt(settings);
  const objective = slopedObjective(plain, settings.length, risk);
  if (bounded.length === 0) return objective;
  const weights = weightsAt(beyond(bounded, meansAt(settings)), by, stiffness);
  const value = objective.value - costOf(weights, by, stiffness);
  if ([...weights.values()].every((months) => months.every((weight) => weight === 0))) return { ...objective, value };
  const near = new Map(bounded.map(({ penalty: { name }, near: size }) => [name, size]));
  const scaled = new Map([...weights].map(([name, months]) => [name, months.map((weight) => weight / (near.get(name) ?? 1))]));
  const weighted = worthAt(settings, scaled);
  const count = plain.worth.length;
  const slope = objective.slope.map((own, lever) => {
    const [from, to] = [lever * count, (lever + 1) * count];
    return own + meanOf(weighted.slopes.subarray(from, to)) - meanOf(plain.slopes.subarray(from, to));
  });
  return { value, slope };
}

/** The bound that is missed most, and in which projected month. */
export function missedMost(
  bounded: readonly Bounded[],
  over: ByMonth,
): { readonly says: string; readonly month: number; readonly by: number } | undefined {
  const all = bounded.flatMap(({ penalty: { name }, says }) => (over.get(name) ?? []).map((by, month) => ({ says, month, by })));
  return all.length === 0 ? undefined : all.reduce((worst, one) => (one.by > worst.by ? one : worst), at(all, 0));
}
