import type { Spread } from '../numeric/summary.ts';
import type { Option } from './menu.ts';
import type { Priced } from './price.ts';
import type { LeftOut } from './record.ts';

/** The advice for one product, in the account's currency. */
export interface ProductRow {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly months: number;
  readonly plans: number;
  /** Money of going on as before in the window: all, and advertising. */
  readonly spend: number;
  readonly adSpend: number;
  /** What that is worth. */
  readonly hold: Spread;
  /** What to do at the account's price of money, "Hold" where nothing else pays. */
  readonly advice: string;
  readonly kind: Option['kind'] | 'hold';
  readonly extra: number;
  readonly extraAds: number;
  /** Over going on as before; its mean by the draws that the advice was not chosen on. */
  readonly gain: Spread;
  /** Part of the futures in which it is better. */
  readonly chance: number;
}

/** So much money over that of today, and what it would earn with the best division of it. */
export interface Step extends Priced {
  /** All money, against that of going on as before. */
  readonly part: number;
}

export interface Totals {
  readonly products: number;
  readonly leftOut: number;
  readonly withoutHistory: number;
  readonly withoutPlan: number;
  readonly spend: number;
  readonly adSpend: number;
  readonly hold: Spread;
  /** Of all advice together over going on as before; what is not known of the market is the same for all products. */
  readonly gain: Spread;
  readonly chance: number;
  /** The standard deviation of the gain over what it would be if products had nothing in common. */
  readonly together: number;
  readonly extra: number;
  readonly extraAds: number;
  readonly advised: { readonly add: number; readonly cut: number; readonly shift: number; readonly keep: number };
}

export interface AccountResult {
  readonly currency: string;
  readonly totals: Totals;
  /** Money that may be spent over that of going on as before. */
  readonly allowed: number;
  readonly price: Priced;
  readonly steps: readonly Step[];
  /** Where to add, and where to cut: the most worth first. */
  readonly add: readonly ProductRow[];
  readonly cut: readonly ProductRow[];
  readonly shift: readonly ProductRow[];
  /** The first products that were left out, and how many for each first reason. */
  readonly leftOut: readonly LeftOut[];
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}
