import type { Period } from '../core/calendar.ts';
import type { Spread } from '../numeric/summary.ts';
import type { Information } from './information.ts';

/** Every plan by its expected value, best first: what every sentence of page one is written from. */
export interface Ranking {
  /** How much of what a plan earns after the window counts. */
  readonly assetCredit: number;
  /** The study's plans and `hold`, best first. */
  readonly rows: readonly RankedPlan[];
  /** The best over the second, over the same draws; absent where there is one row. */
  readonly lead?: Margin;
  /** The study's plans and `hold` by the window alone, best first. */
  readonly byWindow: readonly string[];
  /** The brand that spends nothing in the window: no plan of the study. */
  readonly nothing: RankedPlan;
  /** The best step of the ladder, which is no plan of the study, over all draws; absent where the model has no money to move. */
  readonly rung?: RankedPlan;
  /** The best step over the first row, draw by draw. */
  readonly rungOverBest?: Margin;
  /** The best plan that spends more on content with a way out, where that is worth clearly more than every plan and than spending nothing; and it over the first row. */
  readonly staged?: Staged;
  /** Every step of the ladder, best first, over fewer draws. */
  readonly ladder: readonly Rung[];
  /** What it would be worth to know before choosing among plans, `hold`, the best step and spending nothing; absent with too few draws. */
  readonly information?: Information;
  /** Draws of the ladder. */
  readonly ladderDraws: number;
}

/** A plan with a way out, which is no plan of the study. */
export interface Staged {
  readonly row: RankedPlan;
  readonly overBest: Margin;
  readonly rule: StopRule;
}

/** When to stop a plan: its money is spent until the end of a month, and after that only where enough answers name the brand; else that of another plan. */
export interface StopRule {
  /** The plan that it stops. */
  readonly plan: string;
  readonly until: Period;
  /** Periods of money that is spent whatever comes. */
  readonly periods: number;
  /** Who is asked: a member of the model's channels. */
  readonly member: string;
  readonly answers: number;
  /** The plan whose money is spent after it where it stops: `hold`, or another. */
  readonly instead: string;
  /** So many answers or more: go on. Fewer: stop. */
  readonly least: number;
  /** Part of the draws in which it stops. */
  readonly stopping: number;
  /** What counting costs. */
  readonly fee: number;
  /** Money that is spent until then, and how much of it beside that of `hold`; what is beside it on average in all. */
  readonly firstMoney: number;
  readonly firstExtra: number;
  readonly extraSpend: number;
}

/** A step away from `hold` that nobody asked about. */
export interface Rung {
  readonly label: string;
  readonly extraSpend: number;
  readonly againstHold: Margin;
}

export interface RankedPlan {
  readonly name: string;
  readonly label: string;
  readonly kind: 'plan' | 'hold' | 'rung' | 'staged' | 'nothing';
  readonly value: Spread;
  /** Money spent in the window, over that of `hold`. */
  readonly extraSpend: number;
  /** Absent for `hold`. */
  readonly againstHold?: Margin;
  /** Absent for spending nothing. */
  readonly againstNothing?: Margin;
}

/** One plan over another, draw by draw. */
export interface Margin {
  readonly difference: Spread;
  /** The expected difference in the window, and after it: they add up to the mean. */
  readonly within: number;
  readonly after: number;
  /** Part of the draws in which it is ahead; a tie counts half. */
  readonly probability: number;
  /** Monte Carlo error of the mean. */
  readonly error: number;
}
