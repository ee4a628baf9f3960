import type { AccountResult, ProductRow } from '../../../portfolio/accountResult.ts';
import type { PooledRow } from '../../../portfolio/pooledRows.ts';
import { formatChance, formatGain, formatMoney, formatNumber, formatPercent } from '../../format.ts';

/** What a run of an account is called and rests on, beside its numbers. */
export interface AccountFacts {
  /** Of the folder. */
  readonly name: string;
  readonly program: { readonly name: string; readonly version: string };
  readonly seed: number;
  readonly draws: number;
  readonly reading: string;
  /** How posteriors were taken, in words. */
  readonly method: string;
  /** What was found beside the products, in words. */
  readonly told: readonly string[];
  /** What products taught each other; none where they did not. */
  readonly pooled: readonly PooledRow[];
}

/** "1 product", "1,234 products". */
export function productsText(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'product' : 'products'}`;
}

/** The answer in one sentence, without a full stop. */
export function accountHeadline({ totals, currency, allowed, price }: AccountResult): string {
  const { gain, chance } = totals;
  if (totals.products === 0) return 'No product could be evaluated';
  const money =
    price.price > 0 || !(totals.extra < (1 - UNSPENT) * allowed - UNSPENT * totals.spend)
      ? moneyWords(totals.spend, allowed, currency)
      : `${formatMoney(totals.spend + totals.extra, currency)} of the ${formatMoney(totals.spend + allowed, currency)} that may be spent`;
  if (!(gain.mean > 0)) return `With ${money}, no other division was found that is worth more than going on as before`;
  return `With ${money}, divided anew, the account is worth ${formatMoney(gain.mean, currency)} more than going on as before, and better in ${formatChance(chance)} futures`;
}

/** Part of the money that may be left over without a word. */
const UNSPENT = 0.01;

function moneyWords(spend: number, allowed: number, currency: string): string {
  if (!(spend > 0)) return `${formatMoney(allowed, currency)}`;
  const part = allowed / spend;
  if (Math.abs(part) < 0.001) return `the same money (${formatMoney(spend, currency)})`;
  return `${formatMoney(spend + allowed, currency)} (${formatPercent(Math.abs(part))} ${part > 0 ? 'more' : 'less'} than going on as before)`;
}

/** Where money is added and taken, and what the last of it earns. */
export function accountLead({ totals: { advised, extra, gain, together, products }, price, currency }: AccountResult): string {
  if (products === 0) return '';
  const moves = `Of ${productsText(products)} ${formatNumber(advised.add)} ${advised.add === 1 ? 'gets' : 'get'} more money, ${formatNumber(advised.cut)} less, ${formatNumber(advised.shift)} the same for other things, and ${formatNumber(advised.keep)} ${advised.keep === 1 ? 'goes' : 'go'} on as before.`;
  const spent =
    Math.abs(extra) < 0.5
      ? ''
      : ` Together that is ${formatMoney(Math.abs(extra), currency)} ${extra > 0 ? 'more' : 'less'} in the window.`;
  const band = ` In 8 of 10 futures the gain lies between ${formatGain(gain.p10, currency)} and ${formatGain(gain.p90, currency)}.`;
  const last =
    price.price > 0
      ? ` The last ${formatMoney(100, currency)} brings ${formatMoney(100 * price.price, currency)} beyond itself: money that brings less is better spent on another product.`
      : ' Money is not what is scarce: none of these products would earn back more than it is given here.';
  const common =
    together > 1.05
      ? ` What is not known of the market is the same for all products: the gain is ${formatNumber(together, 1)} times as uncertain as if they had nothing in common.`
      : '';
  return `${moves}${spent}${band}${last}${common}`;
}

/** A product's row in a table of the report: name, advice, money, gain, band, chance. */
export const ROW_TITLES = ['~Product', '~What to do', '>Money', '>Worth', '>8 in 10 futures', '>Better in'] as const;

export function rowCells({ name, id, advice, extra, gain, chance }: ProductRow, currency: string): string[] {
  return [
    name === id ? name : `${name} (${id})`,
    advice,
    extra === 0 ? 'the same' : formatGain(extra, currency),
    formatGain(gain.mean, currency),
    `${formatGain(gain.p10, currency)} to ${formatGain(gain.p90, currency)}`,
    formatChance(chance),
  ];
}

/** What is said of products that taught each other. */
export const POOLED =
  'Products teach each other what the model says they are alike in: each is believed to lie where the others of its category do, as far as they tell, and its own history moves it from there; long histories far, short ones little. Mean and spread are in standard deviations of what is believed of a product before any is seen: 0 and 1 where nothing was learnt.';

export const POOLED_TITLES = ['~Assumption', 'Among', '>Products that tell', '>Mean', '>Spread'] as const;

export function pooledCells({ label, category, products, mean, deviation }: PooledRow): string[] {
  return [label, category === '' ? 'all' : category, formatNumber(products), formatNumber(mean, 2), formatNumber(deviation, 2)];
}
