import type { Period } from '../../core/calendar.ts';
import { groupBy } from '../../core/groupBy.ts';
import { pow } from '../../numeric/elementary/powers.ts';
import { known, valueAt } from './claim.ts';
import type { ClickCurve } from './claimOf.ts';
import { counted, type Measured, rounded } from './measured.ts';
import type { Segment } from './segment.ts';

/** One query in one month. */
interface Query {
  readonly volume: number;
  readonly clicks: number;
  readonly ownClicks: number;
}

/**
 * search_click_share = Σ volume · (own clicks ÷ all clicks) ÷ Σ volume over the queries of the month that have clicks.
 * Source: Search Query Performance, counts only; its rate columns use other bases.
 */
export function searchShare(segments: readonly Segment[]): Measured {
  const from = groupBy(
    segments.filter(({ claim }) => claim.key.family === 'search-share'),
    ({ month }) => month,
  );
  const baskets = new Map([...from].map(([month, members]) => [month, basketOf(members)]));
  const values = new Map(
    [...baskets].flatMap(([month, basket]): [Period, number][] => (basket.length > 0 ? [[month, weightedShare(basket)]] : [])),
  );
  const how = (month: Period): string => {
    const basket = baskets.get(month) ?? [];
    const volume = Math.round(sum(basket.map((query) => query.volume)));
    return `own clicks ÷ all clicks, weighted by search volume, over a basket of ${counted(basket.length, 'query', 'queries')} with ${counted(volume, 'search', 'searches')}`;
  };
  return { column: 'search_click_share', values, from, how, fields: ['volume', 'clicks', 'ownClicks'] };
}

/** Own clicks of several ASINs add up; all clicks and the volume are the query's and stand beside each of them. */
function basketOf(segments: readonly Segment[]): Query[] {
  const queries = groupBy(segments, ({ claim }) => claim.key.name);
  return [...queries.values()].flatMap((members): Query[] => {
    const subjects = [...groupBy(members, ({ claim }) => claim.key.subject).values()];
    const total = (index: number): number[] => subjects.map((parts) => sum(parts.map(({ values }) => valueAt(values, index))));
    const [volume, clicks, ownClicks] = [Math.max(...total(0)), Math.max(...total(1)), sum(total(2))];
    return clicks > 0 && volume > 0 ? [{ volume, clicks, ownClicks: Math.min(ownClicks, clicks) }] : [];
  });
}

/** search_clicks = Σ all clicks over the queries of the month: what there was to win in them, of every brand. */
export function searchClicks(segments: readonly Segment[]): Measured {
  const from = groupBy(
    segments.filter(({ claim }) => claim.key.family === 'search-share'),
    ({ month }) => month,
  );
  const baskets = new Map([...from].map(([month, members]) => [month, basketOf(members)]));
  const clicks = (month: Period): number => sum((baskets.get(month) ?? []).map((query) => query.clicks));
  const values = new Map(
    [...baskets.keys()].flatMap((month): [Period, number][] => (clicks(month) > 0 ? [[month, clicks(month)]] : [])),
  );
  const how = (month: Period): string =>
    `all clicks of ${counted((baskets.get(month) ?? []).length, 'query', 'queries')}, of every brand`;
  return { column: 'search_clicks', values, from, how, fields: ['clicks'] };
}

function weightedShare(basket: readonly Query[]): number {
  const weighted = sum(basket.map(({ volume, clicks, ownClicks }) => (volume * ownClicks) / clicks));
  return rounded(weighted / sum(basket.map(({ volume }) => volume)), 6);
}

function sum(values: readonly number[]): number {
  return known(values).reduce((total, value) => total + value, 0);
}

/** A keyword in a month: its click share averaged over the days, and which part of them was only bounded. */
interface Keyword {
  readonly share: number;
  readonly censored: number;
  /** Searches a month; NaN where the tracker does not say. */
  readonly volume: number;
}

interface MonthRank {
  readonly rank: number;
  /** Part of the volume whose rank is only known to be deeper than the tracker looks. */
  readonly censored: number;
  readonly keywords: number;
  readonly unweighted: boolean;
  readonly withoutVolume: number;
}

/**
 * organic_rank: ranks as click shares by the curve top · rank^(−decline), averaged over the days of the month, then over keywords by
 * search volume, and turned back into a rank. A keyword beyond the tracker's depth counts as standing at that depth, so that its share
 * is an upper bound; where that is more than half of the volume, the month's rank is a limit.
 */
export function organicRank(segments: readonly Segment[], curve: ClickCurve): Measured {
  const from = groupBy(
    segments.filter(({ claim }) => claim.key.family === 'rank'),
    ({ month }) => month,
  );
  const ranks = new Map([...from].map(([month, members]) => [month, rankOf(keywordsOf(members), curve)]));
  const known = [...ranks].filter(([, { rank }]) => !Number.isNaN(rank));
  const isLimit = ({ censored }: MonthRank): boolean => censored > 0.5;
  return {
    column: 'organic_rank',
    values: new Map(known.flatMap(([month, rank]): [Period, number][] => (isLimit(rank) ? [] : [[month, rank.rank]]))),
    limits: new Map(known.flatMap(([month, rank]): [Period, number][] => (isLimit(rank) ? [[month, rank.rank]] : []))),
    from,
    how: (month) => howOf(ranks.get(month)),
    fields: ['rank', 'deeperThan', 'volume'],
  };
}

/** The best of the product's ASINs for each keyword: a search shows one of its variants first. */
function keywordsOf(segments: readonly Segment[]): Keyword[] {
  return [...groupBy(segments, ({ claim }) => claim.key.name).values()].flatMap((members) => {
    const asins = [...groupBy(members, ({ claim }) => claim.key.subject).values()].map(keywordOf);
    return asins.sort((a, b) => b.share - a.share).slice(0, 1);
  });
}

function keywordOf(segments: readonly Segment[]): Keyword {
  const total = (index: number): number => segments.reduce((sum, { values }) => sum + valueAt(values, index), 0);
  const days = total(0);
  return { share: total(1) / days, censored: total(4) / days, volume: total(2) / total(3) };
}

function rankOf(all: readonly Keyword[], { top, decline }: ClickCurve): MonthRank {
  const weighted = all.filter(({ volume }) => volume > 0);
  const unweighted = weighted.length === 0;
  const keywords = unweighted ? all : weighted;
  const weightOf = ({ volume }: Keyword): number => (unweighted ? 1 : volume);
  const mean = (of: (keyword: Keyword) => number): number =>
    keywords.reduce((sum, keyword) => sum + weightOf(keyword) * of(keyword), 0) /
    keywords.reduce((sum, keyword) => sum + weightOf(keyword), 0);
  const rank = pow(mean(({ share }) => share) / top, -1 / decline);
  return {
    rank: Math.max(1, rounded(rank, 2)),
    censored: mean(({ censored }) => censored),
    keywords: keywords.length,
    unweighted,
    withoutVolume: all.length - keywords.length,
  };
}

function howOf(rank: MonthRank | undefined): string {
  if (!rank) return '';
  const weight = rank.unweighted ? 'all alike, for no search volume is given' : 'weighted by search volume';
  const silent = rank.withoutVolume > 0 ? `; ${rank.withoutVolume} without search volume do not count` : '';
  const censored =
    rank.censored > 0
      ? `; ${rank.censored < 0.005 ? 'under 1' : Math.round(rank.censored * 100)} % of the weight is deeper than the tracker looks and counts as at that depth`
      : '';
  return `click shares by rank of ${counted(rank.keywords, 'keyword', 'keywords')}, ${weight}, averaged over days and turned back into a rank${silent}${censored}`;
}
