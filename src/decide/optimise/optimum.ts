import type { Period } from '../../core/calendar.ts';
import type { PlanInputs } from '../../run/planSeries.ts';
import type { Margin } from '../ranked.ts';
import type { Lever } from './moneyLevers.ts';
import type { Wishes } from './wishes.ts';

/** The best plan that was found within what was wished, and how far it can be believed. */
export interface Optimum {
  readonly wishes: Wishes;
  readonly projected: readonly Period[];
  readonly levers: readonly Lever[];
  /** Money by lever. */
  readonly settings: readonly number[];
  /** The money of `hold` by lever. */
  readonly held: readonly number[];
  readonly inputs: PlanInputs;
  /** Value over `hold` on the draws that it was sought on, and on those that it has never seen. */
  readonly claimed: Margin;
  readonly delivered: Margin;
  /** The means of the worst fifths, on the draws that it has never seen. */
  readonly worstFifth: { readonly optimum: number; readonly hold: number };
  readonly draws: { readonly sought: number; readonly told: number };
  /** What each of the study's plans, `hold` among them, is worth less than the optimum; best first. */
  readonly regrets: readonly { readonly name: string; readonly label: string; readonly regret: Margin }[];
  /** What one unit of money more would add, of each budget that is used up. */
  readonly prices: readonly { readonly says: string; readonly price: number }[];
  readonly bounds: readonly BoundKept[];
  /** From where it was sought, and the value over `hold` that each start led to on draws of its own. */
  readonly starts: readonly { readonly label: string; readonly gain: number }[];
  /** The least and the most that each lever has in optima on disjoint draws; absent where it was not asked for. */
  readonly spread?: readonly { readonly least: number; readonly most: number }[];
  readonly frontier: readonly FrontierPoint[];
}

/** A bound on a variable, in its worst month, on draws that the optimum has never seen. */
export interface BoundKept {
  readonly says: string;
  readonly month: string;
  /** The mean; or about the part of the futures that are within. */
  readonly reached: number;
  readonly isPart: boolean;
}

/** The best plan with at most so much money in the window. */
export interface FrontierPoint {
  readonly money: number;
  readonly gain: Margin;
  /** The least money at which nearly all is won that any amount wins. */
  readonly isKnee: boolean;
}
