import type { Month } from '../../core/calendar.ts';
import { groupBy } from './groupBy.ts';
import { counted, type Measured, rounded } from './measuredCells.ts';
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
    [...baskets].flatMap(([month, basket]): [Month, number][] => (basket.length > 0 ? [[month, weightedShare(basket)]] : [])),
  );
  const how = (month: Month): string => {
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
    const total = (index: number): number[] => subjects.map((parts) => sum(parts.map(({ values }) => values[index] ?? 0)));
    const [volume, clicks, ownClicks] = [Math.max(...total(0)), Math.max(...total(1)), sum(total(2))];
    return clicks > 0 && volume > 0 ? [{ volume, clicks, ownClicks: Math.min(ownClicks, clicks) }] : [];
  });
}

function weightedShare(basket: readonly Query[]): number {
  const weighted = sum(basket.map(({ volume, clicks, ownClicks }) => (volume * ownClicks) / clicks));
  return rounded(weighted / sum(basket.map(({ volume }) => volume)), 6);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
}
