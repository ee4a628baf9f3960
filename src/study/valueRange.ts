import type { Range } from '../language/contract/contract.ts';
import { atScore, type Distribution } from '../numeric/distribution.ts';

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
 * rangeProblem({ least: 0, most: 1, above: false, below: false, strays: false }, { shape: 'fixed', low: 5, mid: 5, high: 5 })?.message // => '5 is not between 0 and 1'
 * rangeProblem({ least: 0, most: 1, above: false, below: false, strays: false }, { shape: 'normal', low: 0.1, mid: 0.5, high: 0.9 })?.advice // => 'Use a logit-normal shape, or closer percentiles.'
 */
export function rangeProblem(range: Range, distribution: Distribution): RangeProblem | undefined {
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
