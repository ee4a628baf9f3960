import { atScore, type Distribution } from '../numeric/distribution.ts';

/** Values for which the model's equations mean something. */
interface Range {
  readonly least: number;
  readonly most: number;
  /** Whether `least` itself is left out. */
  readonly above?: true;
  /** Whether `most` itself is left out. */
  readonly below?: true;
  /** Whether single draws may lie outside: the model takes a delay below 0 as none. */
  readonly strays?: true;
}

const AMOUNT: Range = { least: 0, most: 1e12, above: true };
const PART: Range = { least: 0, most: 1 };
/** A part that is left over from month to month: at 1 nothing would ever fade. */
const KEPT: Range = { least: 0, most: 1, below: true };
const RATE: Range = { least: 0, most: 100 };
const MONTHS: Range = { least: 0, most: 1200, strays: true };
/** Months after January 2026, or before. */
const DATE: Range = { least: -1200, most: 1200 };
const RANK: Range = { least: 1, most: 1e6 };
/** A year's growth: everything cannot be lost, and a thousandfold is a slip of the decimal point. */
const GROWTH: Range = { least: -1, most: 1000, above: true };
const EFFECT: Range = { least: 0, most: 1000 };
const ERROR: Range = { least: 0, most: 10, above: true };

/** Of a logarithm: a thousandth to a thousandfold. */
const RESIDUAL: Range = { least: -7, most: 7, strays: true };

/** By name of the parameter; a parameter that is not here takes any finite number. */
const RANGES: ReadonlyMap<string, Range> = new Map([
  ['price', AMOUNT],
  ['margin', PART],
  ['conversion_rate', { least: 0, most: 2, above: true }],
  ['return_rate', PART],
  ['repeat_rate', { least: 0, most: 10 }],
  ['discount_rate', PART],
  ['category_discoveries_now', AMOUNT],
  ['rating_index', PART],
  ['starting_rank', RANK],
  ['deepest_rank', RANK],
  ['starting_cost_per_click', AMOUNT],
  ['starting_share', PART],
  ['starting_signal', PART],
  ['demand_growth', GROWTH],
  ['ranked', PART],
  ['adoption_ceiling', PART],
  ['adoption_midpoint', DATE],
  ['adoption_pace', RATE],
  ['adoption_lag', DATE],
  ['carryover', KEPT],
  ['paid_ceiling', PART],
  ['advertising_opens', DATE],
  ['cpc_inflation', GROWTH],
  ['cpc_response', { least: -100, most: 100 }],
  ['incremental_part', PART],
  ['rank_speed', RATE],
  ['velocity_effect', EFFECT],
  ['rank_drift', { least: -100, most: 100 }],
  ['listing_effect', EFFECT],
  ['top_click_share', PART],
  ['click_decline', EFFECT],
  ['build_cost', AMOUNT],
  ['build_lag', MONTHS],
  ['half_life', { least: 0, most: 12_000, above: true }],
  ['upkeep_rate', RATE],
  ['content_weight', EFFECT],
  ['authority_weight', EFFECT],
  ['authority_pace', RATE],
  ['authority_decay', PART],
  ['rival_growth', { least: -1000, most: 1000 }],
  ['retrieval_share', PART],
  ['training_age', MONTHS],
  ['intent', EFFECT],
  ['repeat_uplift', EFFECT],
  ['repeat_keep', KEPT],
  ['listing_conversion', EFFECT],
  ['sales_error', ERROR],
  ['click_price_error', ERROR],
  ['rank_error', ERROR],
  ['click_share_error', ERROR],
  ['error_persistence', KEPT],
  ...['ad_sales', 'click_price', 'total_sales', 'rank', 'click_share'].map((name) => [`${name}_residual`, RESIDUAL] as const),
  ['answer_clustering', { least: 0, most: 1, above: true, below: true }],
]);

/** Beyond this standard normal score no draw of a million falls. */
const FARTHEST_SCORE = 5;

/** What is wrong with a value, and what to do. */
export interface RangeProblem {
  readonly message: string;
  readonly advice: string;
}

/**
 * What is wrong with the values that a parameter can take, or undefined: its percentiles lie outside the range in which the
 * model means something, or a normal shape with percentiles inside has draws that do not.
 *
 * @example
 * rangeProblem('margin', { shape: 'fixed', low: 5, mid: 5, high: 5 })?.message // => '5 is not between 0 and 1'
 * rangeProblem('margin', { shape: 'normal', low: 0.1, mid: 0.5, high: 0.9 })?.advice // => 'Use a logit-normal shape, or closer percentiles.'
 */
export function rangeProblem(name: string, distribution: Distribution): RangeProblem | undefined {
  const range = RANGES.get(name);
  if (!range) return undefined;
  const { low, mid, high, shape } = distribution;
  const outside = [low, mid, high].find((value) => !isWithin(value, range));
  if (outside !== undefined) return { message: `${outside} is not ${inWords(range)}`, advice: `Give a value ${inWords(range)}.` };
  if (shape !== 'normal' || range.strays) return undefined;
  const stray = [-FARTHEST_SCORE, FARTHEST_SCORE]
    .map((score) => atScore(distribution, score))
    .find((value) => !isWithin(value, range));
  if (stray === undefined) return undefined;
  return {
    message: `a normal shape from ${low} to ${high} has values such as ${Number(stray.toPrecision(3))}, which is not ${inWords(range)}`,
    advice: `Use a ${range.most <= 1 ? 'logit-normal' : 'lognormal'} shape, or closer percentiles.`,
  };
}

function isWithin(value: number, { least, most, above, below }: Range): boolean {
  return (above ? value > least : value >= least) && (below ? value < most : value <= most);
}

function inWords({ least, most, above, below }: Range): string {
  const [from, to] = [least, most].map((value) => value.toLocaleString('en-GB'));
  if (above) return `above ${from} and ${below ? 'below' : 'at most'} ${to}`;
  return below ? `at least ${from} and below ${to}` : `between ${from} and ${to}`;
}
