import type { Assumption } from '../core/assumption.ts';
import type { Period } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import type { Band, Spread } from '../numeric/summary.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { Convergence } from './diagnostics.ts';
import type { Finding } from './findings/finding.ts';
import type { TrialFit } from './trialFits.ts';
import type { Warmth } from './warmStart.ts';

/** What the history taught: prior + data = posterior. */
export interface Calibration {
  /** The priors, one a slot, in the order of `draws`. */
  readonly assumptions: readonly Assumption[];
  /**
   * Draws of every assumption slot: the posterior's where the history reaches, the prior's elsewhere; in the slots of
   * residuals what the last actual month left.
   */
  readonly draws: ParameterDraws;
  /** Slots that the history reaches and that are not fixed. */
  readonly sampled: readonly string[];
  /** The first actual month. */
  readonly start: Period;
  /** By history column, from the first actual month on. */
  readonly fitted: ReadonlyMap<string, Fitted>;
  readonly residuals: ReadonlyMap<string, Residual>;
  readonly diagnostics: Diagnostics;
  readonly learnt: readonly Learnt[];
  readonly tradeOffs: readonly TradeOff[];
  /** What tests measured beside what the model says of them, in the order of the file. */
  readonly tests: readonly TrialFit[];
  /** What makes it hard to believe, the weightiest first. */
  readonly findings: readonly Finding[];
  /** What helps to sample a posterior much like this one; absent where it was sampled without gradients. */
  readonly warmth?: Warmth;
  readonly warnings: readonly Warning[];
}

/** A measured series beside the model, over the actual months. */
export interface Fitted {
  /** Slot of the variable that it measures. */
  readonly slot: string;
  readonly measured: readonly number[];
  /** Where the variable itself lies, over the draws. */
  readonly fit: Band;
  /** Where a measurement of it would lie: the same with the error of measuring. */
  readonly predictive: Band;
}

/** How the last actual month strays from the model, for each draw: what a projection starts with, so that it joins the actuals. */
export interface Residual {
  /** Slot of the variable. */
  readonly variable: string;
  /** Whether the error is one of the logarithm. */
  readonly logarithmic: boolean;
  /** Slot of the parameter that takes `last`, where the model names one. */
  readonly parameter?: string;
  /** On the scale of the error: of the logarithm for log-normal ones. What is left of the last measured one by the last actual month. */
  readonly last: Float64Array;
  /** Months from the last measured one to the last actual one. */
  readonly gap: number;
  /** Part of it that is left a month later. */
  readonly persistence: Float64Array;
  /** Standard deviation of the error. */
  readonly spread: Float64Array;
}

export interface Diagnostics {
  readonly converged: boolean;
  /** In words, for page one. */
  readonly verdict: string;
  readonly worstRHat: number;
  readonly fewestBulk: number;
  readonly fewestTail: number;
  /** By sampled slot. */
  readonly parameters: ReadonlyMap<string, Convergence>;
  readonly runs: number;
  readonly chains: number;
  /** Kept draws, all runs together. */
  readonly kept: number;
  /** Log densities asked for, warm-up included; with their gradients where `gradients` says so. */
  readonly evaluations: number;
  readonly gradients: boolean;
  /** Trajectories after the warm-up that broke off; none without gradients. */
  readonly broken: number;
}

export const LESSONS = ['learnt from your data', 'partly', 'still prior: the data cannot tell'] as const;
export type Lesson = (typeof LESSONS)[number];

/** What the history said about one slot. */
export interface Learnt {
  readonly slot: string;
  readonly label: string;
  readonly unit: string;
  readonly prior: Pick<Spread, 'p10' | 'p50' | 'p90'>;
  readonly posterior: Pick<Spread, 'p10' | 'p50' | 'p90'>;
  /** Posterior over prior standard deviation, on the scale on which the prior is normal; about 1 where nothing was learnt. */
  readonly shareLeft: number;
  readonly lesson: Lesson;
  /** Columns of history.csv that hang on it and that the study has not. */
  readonly absentColumns: readonly string[];
  /** What else would tell, in the model file's words; '' where it says nothing. */
  readonly toldBy: string;
}

/** Two slots that the history knows together better than each alone. */
export interface TradeOff {
  readonly slots: readonly [string, string];
  /** Posterior correlation. */
  readonly correlation: number;
  readonly words: string;
}
