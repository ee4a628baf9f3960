import { saidOf } from './said.ts';
import type { History } from './study.ts';

/** What one month says of a rank: it, or a limit that it lies beyond. */
export interface RankCell {
  /** Index into the months of the history. */
  readonly month: number;
  readonly value: number;
  readonly isLimit: boolean;
}

/** Months in which a column of ranks was measured or bounded, in order. */
export function rankCells({ months, columns, limits }: History, column: string): RankCell[] {
  return months.flatMap((_, month): RankCell[] => {
    const [measured, limit] = [saidOf(columns.get(column), month), saidOf(limits.get(column), month)];
    if (measured > 0) return [{ month, value: measured, isLimit: false }];
    return limit > 0 ? [{ month, value: limit, isLimit: true }] : [];
  });
}

/** How far beyond a limit the middle and the P90 of the rank are put: judgement. */
const BEYOND = { mid: 1.5, high: 3 } as const;

/** P10, P50 and P90 of a rank of which only a limit is known.
 * @example
 * beyondLimit(40) // => { low: 40, mid: 60, high: 120 } */
export function beyondLimit(limit: number): { readonly low: number; readonly mid: number; readonly high: number } {
  return { low: limit, mid: limit * BEYOND.mid, high: limit * BEYOND.high };
}
