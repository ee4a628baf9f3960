import type { Backtest } from '../backtest/backtest.ts';
import type { Assumption } from '../core/assumption.ts';
import type { Period } from '../core/calendar.ts';
import type { Warning } from '../core/error.ts';
import type { Model, ReadingName } from '../language/model.ts';
import type { Band, Spread } from '../numeric/summary.ts';
import type { Calibration, Diagnostics } from '../posterior/calibration.ts';
import type { Finding } from '../posterior/findings/finding.ts';
import type { HeldPlan } from './heldPlan.ts';
import type { MarginalReturns } from './nextMoney.ts';
import type { Optimum } from './optimise/optimum.ts';
import type { PlanCash } from './planCash.ts';
import type { RankedPlan, Ranking } from './ranked.ts';
import type { TestValue } from './testing/testValue.ts';
import type { Delay } from './waiting.ts';
import type { Workings } from './workings.ts';

export type { Assumption, Band, Finding, ReadingName, Spread };

/** All that a report says about a study, in numbers: everything else is wording and drawing. */
export interface Decision {
  /** The model: which of its names play which part, and how people read them. */
  readonly model: Model;
  /** What it takes to run it again at one value of each assumption. */
  readonly workings: Workings;
  readonly study: StudyFacts;
  readonly seed: number;
  readonly draws: number;
  readonly reading: ReadingName;
  /** The months that charts show, `--from` to `--to`. */
  readonly months: readonly Period[];
  readonly actualUntil?: Period;
  /** First projected month to last: the months that every Band of a plan covers. */
  readonly projected: readonly Period[];
  readonly actuals: Actuals;
  /** `hold` first, then by name. */
  readonly plans: readonly PlanResult[];
  /** Every plan by its value, best first: what page one says. */
  readonly ranking: Ranking;
  /** How the money of `hold` goes on. */
  readonly held: HeldPlan;
  /** The two plans that the details are about: the best against `hold`, or against the plan of `--reference`; where that is best itself, the second against it. */
  readonly headline: PairResult;
  /** Every pair, reference before alternative; contains the headline pair. */
  readonly pairs: readonly PairResult[];
  /** The plan with the highest expected value, `hold` among them. */
  readonly best: string;
  /** The same decision in another reading of the model: pairs in the same order. Absent where the model has only one. */
  readonly otherReading?: {
    readonly reading: ReadingName;
    readonly best: string;
    readonly pairs: readonly PairResult[];
    /** As {@link Ranking}'s. */
    readonly rows: readonly RankedPlan[];
    /** Spending nothing there, and the best step of this reading. */
    readonly beside: readonly RankedPlan[];
    /** Of its own calibration, where there is one. */
    readonly diagnostics?: Diagnostics;
  };
  /** On the headline pair's difference of value, widest swing first. */
  readonly tornado: readonly Sensitivity[];
  readonly breakEven: readonly BreakEven[];
  readonly assumptions: readonly Assumption[];
  /** What the history taught; absent where the run is prior only. */
  readonly calibration?: Taught;
  /** How well the model would have forecast the past; absent where that was not asked for. */
  readonly backtest?: Backtest;
  readonly channels: readonly { readonly id: string; readonly label: string }[];
  /** What makes the answer hard to believe, the weightiest first. */
  readonly findings: readonly Finding[];
  /** What the next unit of money earns under `hold` and under the best plan; none where the model has no money. */
  readonly marginal: readonly MarginalReturns[];
  /** What it costs to wait with the plan that is recommended; absent where that is to carry on. */
  readonly delay?: Delay;
  /** What tests that could be made would be worth; none with too few draws, or in a model that knows no tests. */
  readonly tests?: readonly TestValue[];
  /** The best plan within the limits that were given; absent where none was sought. */
  readonly optimum?: Optimum;
  readonly warnings: readonly Warning[];
}

/** A calibration without its draws. Bands of `fitted` cover all actual months. */
export type Taught = Pick<Calibration, 'start' | 'fitted' | 'diagnostics' | 'learnt' | 'tradeOffs' | 'tests'>;

export interface StudyFacts {
  readonly name: string;
  readonly product: string;
  readonly marketplace: string;
  readonly currency: string;
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly model: { readonly path: string; readonly sha256: string };
}

/** What was measured, by month of the chart window up to the last actual; NaN is missing. Names as in history.csv, plus acos and tacos. */
export interface Actuals {
  readonly months: readonly Period[];
  /** By month, whether its attributed sales will stay as they are; absent where all will. */
  readonly final?: readonly boolean[];
  readonly series: ReadonlyMap<string, readonly number[]>;
}

export interface PlanResult {
  readonly name: string;
  /** As prose writes it, e.g. "Scale PPC". */
  readonly label: string;
  /** Money a month, by projected month. */
  readonly spend: { readonly adSpend: readonly number[]; readonly content: readonly number[] };
  /** By slot: discovery_share, earned, paid, ad_supported, budget_dependent, channel_share.<channel> (part of all discovery), channel_mix.<channel>,
   * acos, tacos, organic_rank, cost_per_click, channel_conversion.<channel>, mention_rate.<channel>, signal_level.<signal>, revenue,
   * contribution_margin, cumulative_contribution, cumulative_difference (to `hold`), attributed_ad_sales … */
  readonly series: ReadonlyMap<string, Band>;
  /** Where a measured month would lie: the band of a variable that the history measures with the error of measuring added. By slot;
   * empty without a calibration. */
  readonly measured: ReadonlyMap<string, Band>;
  readonly totals: {
    /** What plans are ranked by: the window and what counts of the two years after it. */
    readonly value: Spread;
    /** Net present value of the window. */
    readonly npv: Spread;
    /** Part of the value: the two years after the window, with the money of `hold`, times the asset credit. */
    readonly continuationValue: Spread;
    /** Not part of the value: what the two years after bring when all spending stops, above a brand that never spent. */
    readonly runOffValue: Spread;
    /** Budget-dependent part in the last month, as a fraction of what the plan wins; absent where the model splits nothing. */
    readonly budgetDependenceEnd?: Spread;
    readonly adSpend: number;
    readonly contentSpend: number;
    /** Against the reference plan `hold`; absent for `hold` itself and where expected cumulative contribution never stays ahead. */
    readonly paybackMonth?: Period;
    /** Part of the draws in which it pays back within the horizon. */
    readonly probabilityPaysBack?: number;
  };
  /** Money in the bank against `hold`; absent for `hold` itself and in a model that has none. */
  readonly cash?: PlanCash;
  /** All spending stops after the last projected month: the share in the 24 months after, by month, and its parts; no months where the model splits nothing. */
  readonly runOff: {
    readonly months: readonly Period[];
    readonly discoveryShare: Band;
    readonly fromAds: Band;
    readonly fromContent: Band;
  };
  /** Profit and loss by quarter, expected values. */
  readonly quarters: readonly Quarter[];
}

export interface Quarter {
  /** e.g. `2026 Q4`; `months` says how many projected months or weeks it holds, `whole` whether that is all of them. */
  readonly label: string;
  readonly months: number;
  readonly whole: boolean;
  readonly revenue: number;
  /** Revenue less returns, times margin, before ads and content. */
  readonly marginBeforeSpend: number;
  readonly adSpend: number;
  readonly contentSpend: number;
  readonly contributionMargin: number;
}

export interface PairResult {
  readonly reference: string;
  readonly alternative: string;
  /** Part of the draws in which the alternative's value is higher. */
  readonly probabilityBetter: number;
  /** Value, alternative less reference. */
  readonly valueDifference: Spread;
  /** The expected part of it that lies in the window. */
  readonly windowDifference: number;
  /** Standard errors of the mean difference and of the probability: by how much another seed would move them. Absent with one draw. */
  readonly monteCarloError?: { readonly valueDifference: number; readonly probabilityBetter: number };
  /** Counts of draws by value difference, equal bins, ascending. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** Cumulative contribution, alternative less reference, by projected month. */
  readonly cumulativeDifference: Band;
  /** First projected month from which the expected cumulative contribution of the alternative stays ahead. */
  readonly turningMonth?: Period;
}

/** Expected difference of value of the headline pair with one assumption held at its P10 and its P90. */
export interface Sensitivity {
  /** Slot id, e.g. `half_life.reviews`. */
  readonly assumption: string;
  readonly label: string;
  readonly unit: string;
  readonly low: { readonly value: number; readonly difference: number };
  readonly high: { readonly value: number; readonly difference: number };
  readonly swing: number;
}

/** The value of one assumption at which the headline pair's expected difference of value is nil, within its P1 to P99; absent where there is none. */
export interface BreakEven {
  readonly assumption: string;
  readonly label: string;
  readonly unit: string;
  readonly mid: number;
  readonly value?: number;
  /** Part of the assumption, as used, that lies below the value: of the posterior where the history taught, else of the prior. */
  readonly shareBelow?: number;
  /** The plans that are ahead where the assumption lies below the value, and above it. */
  readonly aheadBelow?: string;
  readonly aheadAbove?: string;
}
