import type { Period } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import type { Coverage, Level } from './intervalCoverage.ts';

/**
 * The rules that the model must beat: last value; same month or week last year; last value and the mean step so far; damped
 * smoothing that knows the season; a regression that knows the season and the money that was then spent.
 */
export const BASELINES = ['naive', 'seasonal_naive', 'drift', 'smoothing', 'regression'] as const;
export type Baseline = (typeof BASELINES)[number];
export const METHODS = ['model', ...BASELINES] as const;
export type Method = (typeof METHODS)[number];

/** How well the model would have forecast months that it had not seen, given what was really spent in them. */
export interface Backtest {
  /** Actual months of the history. */
  readonly months: number;
  /** The last month that each forecast has seen; none where the history is too short. */
  readonly origins: readonly Period[];
  /** Months behind the first origin. */
  readonly trained: number;
  /** Months that are forecast from an origin at most. */
  readonly ahead: number;
  /** Draws behind each forecast. */
  readonly draws: number;
  /** Every series that the model observes and that was measured before and after an origin, and ACOS. */
  readonly series: readonly BacktestSeries[];
  /** Of the fold that converged worst; absent where there is none. */
  readonly worst?: { readonly origin: Period; readonly rHat: number };
  readonly warnings: readonly Warning[];
}

export interface BacktestSeries {
  /** Column of the history. */
  readonly column: string;
  readonly label: string;
  /** Whether it is counted from answers: its forecasts are for as many answers as were really asked. */
  readonly counted: boolean;
  /** MASE divides by the mean step over so many months or weeks: a year's where every origin has two years of the series behind it, else 1. */
  readonly maseLag: number;
  readonly forecasts: readonly Forecast[];
  readonly overall: GroupScores;
  /** 1 month ahead, 2–3, 4–6, 7–12; in weeks 1–4, 5–13, 14–26, 27–52. */
  readonly byGroup: readonly GroupScores[];
  readonly byHorizon: readonly GroupScores[];
  /** Absent where no baseline could forecast. */
  readonly skill?: Skill;
}

/** One held-out month, forecast from one origin. */
export interface Forecast {
  readonly origin: Period;
  /** Months from the origin. */
  readonly ahead: number;
  readonly actual: number;
  /** By method; a baseline is missing where it had nothing to go by. */
  readonly methods: ReadonlyMap<Method, ScoredForecast>;
}

/** A predictive distribution beside what came. */
export interface ScoredForecast {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Actual less median. */
  readonly error: number;
  /** What MASE divides the error by; NaN where there is nothing to divide by. */
  readonly scale: number;
  readonly crps: number;
  readonly inside: ReadonlyMap<Level, boolean>;
}

/** Scores over the forecasts from `from` to `to` months ahead. */
export interface GroupScores {
  readonly from: number;
  readonly to: number;
  readonly scores: ReadonlyMap<Method, Scores>;
}

export interface Scores {
  readonly forecasts: number;
  /** Fraction. */
  readonly wape: number;
  /** NaN where the series never moved. */
  readonly mase: number;
  /** In the unit of the series. */
  readonly crps: number;
  readonly coverage: ReadonlyMap<Level, Coverage>;
}

/** The model against the rule that came out best, chosen after the fact: the hardest opponent. */
export interface Skill {
  readonly baseline: Baseline;
  /** The model's CRPS over the baseline's, over the forecasts that both made: below 1 the model is better. */
  readonly ratio: number;
  readonly folds: number;
  /** Folds in which the model's CRPS is lower. */
  readonly won: number;
  readonly verdict: 'better' | 'no better' | 'worse';
}
