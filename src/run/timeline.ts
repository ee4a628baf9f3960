import type { Period } from '../core/calendar.ts';

/** The months of a run: what lies before month 0, the actual months from there on, and what is projected. */
export interface Timeline {
  /** Actual months before month 0 that inputs may look back on. */
  readonly lead: number;
  /** Month 0. */
  readonly start: Period;
  /** The last actual month, counted from month 0; projected months follow it. */
  readonly actual: number;
  readonly projected: readonly Period[];
}

/** The projected months, counted from month 0. */
export function projectedIndices({ actual, projected }: Timeline): number[] {
  return projected.map((_, index) => actual + 1 + index);
}

/** The last projected month, counted from month 0. */
export function lastIndex({ actual, projected }: Timeline): number {
  return actual + projected.length;
}
