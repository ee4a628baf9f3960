import { log } from '../numeric/elementary/logarithm.ts';
import { logarithmicMean } from './logarithmicMean.ts';

/** What sales of a month are made of; what is not known is absent. Money in the study's currency. */
export interface SalesFactors {
  readonly adSpend?: number;
  /** Advertising money over what it bought. */
  readonly clickPrice?: number;
  /** Credited to advertising. */
  readonly adSales?: number;
  readonly totalSales?: number;
  readonly rank?: number;
}

export const CAUSES = ['spend', 'clickPrice', 'conversion', 'rank', 'mix'] as const;
export type Cause = (typeof CAUSES)[number];

/** Why sales differ, in money. */
export interface SalesCauses {
  /** Which sales: all, or only those credited to advertising where all are not known. */
  readonly of: 'total sales' | 'ad sales';
  readonly forecast: number;
  readonly actual: number;
  /** They add up to actual less forecast. `mix` is the rest: demand, channel mix and what the model does not know. */
  readonly parts: Readonly<Record<Cause, number>>;
  /** Causes that could not be told apart for want of a number, and are in `mix`. */
  readonly untold: readonly Cause[];
}

/**
 * Splits the difference between forecast and actual sales by cause. Ad sales = spend × (1 ÷ cost per click) × sales per click, by
 * logarithmic means; other sales by rank, at −β ln(rank ratio), and the rest. Undefined where no sales are known in both.
 */
export function salesCauses(forecast: SalesFactors, actual: SalesFactors, decline: number | undefined): SalesCauses | undefined {
  const total = known(forecast.totalSales, actual.totalSales);
  const ads = known(forecast.adSales, actual.adSales);
  const whole = total ?? ads;
  if (!whole) return undefined;
  const fromAds = ads ? adCauses(forecast, actual, ads) : { untold: ['spend', 'clickPrice', 'conversion'] as const };
  const fromRank = total && ads ? rankCause({ forecast, actual, decline }, minus(total, ads)) : undefined;
  const parts = {
    spend: 0,
    clickPrice: 0,
    conversion: 0,
    rank: 0,
    ...(fromRank !== undefined && { rank: fromRank }),
    ...fromAds.parts,
  };
  const told = parts.spend + parts.clickPrice + parts.conversion + parts.rank;
  return {
    of: total ? 'total sales' : 'ad sales',
    forecast: whole[0],
    actual: whole[1],
    parts: { ...parts, mix: whole[1] - whole[0] - told },
    untold: [...fromAds.untold, ...(fromRank === undefined ? (['rank'] as const) : [])],
  };
}

type Both = readonly [forecast: number, actual: number];

function known(forecast: number | undefined, actual: number | undefined): Both | undefined {
  return forecast === undefined || actual === undefined ? undefined : [forecast, actual];
}

function minus(one: Both, other: Both): Both {
  return [one[0] - other[0], one[1] - other[1]];
}

function positive(both: Both | undefined): both is Both {
  return both !== undefined && both[0] > 0 && both[1] > 0;
}

/** ln(actual ÷ forecast). */
function growth([forecast, actual]: Both): number {
  return log(actual / forecast);
}

interface AdCauses {
  readonly parts?: Partial<Record<Cause, number>>;
  readonly untold: readonly Cause[];
}

function adCauses(forecast: SalesFactors, actual: SalesFactors, sales: Both): AdCauses {
  const spend = known(forecast.adSpend, actual.adSpend);
  const price = known(forecast.clickPrice, actual.clickPrice);
  const difference = sales[1] - sales[0];
  if (!spend) return { untold: ['spend', 'clickPrice', 'conversion'] };
  // Advertising stopped or began: there is no price to compare, and spending is the whole cause.
  if (spend[0] > 0 !== spend[1] > 0) return { parts: { spend: difference }, untold: [] };
  if (!positive(spend)) return { untold: ['clickPrice', 'conversion'] };
  // Clicks that sold nothing at all.
  if (!positive(sales)) return { parts: { conversion: difference }, untold: [] };
  const weight = logarithmicMean(sales[1], sales[0]);
  const bySpend = weight * growth(spend);
  if (!positive(price)) return { parts: { spend: bySpend }, untold: ['clickPrice', 'conversion'] };
  const byPrice = -weight * growth(price);
  return { parts: { spend: bySpend, clickPrice: byPrice, conversion: difference - bySpend - byPrice }, untold: [] };
}

interface RankSource {
  readonly forecast: SalesFactors;
  readonly actual: SalesFactors;
  /** β: wins fall with rank to this power; undefined where the model does not say. */
  readonly decline: number | undefined;
}

/** What rank did to the other sales: never more than all of them. */
function rankCause({ forecast, actual, decline }: RankSource, sales: Both): number | undefined {
  const rank = known(forecast.rank, actual.rank);
  if (decline === undefined || !positive(rank) || !positive(sales)) return undefined;
  const most = Math.max(...sales);
  const effect = -decline * growth(rank) * logarithmicMean(sales[1], sales[0]);
  return Math.min(most, Math.max(-most, effect));
}
