import type { Period } from '../core/calendar.ts';
import type { Margin } from './ranked.ts';

/** What waiting costs: a plan begun now and later, each against `hold`. */
export interface Delay {
  readonly plan: string;
  readonly label: string;
  readonly starts: readonly DelayedStart[];
  /** How much less the plan is worth begun at the last of the quarters, by quarter of waiting. */
  readonly eachQuarter: number;
  readonly draws: number;
}

export interface DelayedStart {
  readonly from: Period;
  /** Whole quarters of waiting; absent for the start that follows from the peak alone. */
  readonly quarters?: number;
  /** The first month after the next peak of demand. */
  readonly isAfterPeak: boolean;
  readonly againstHold: Margin;
}
