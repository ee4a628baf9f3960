import type { ProductRow } from '../../../portfolio/accountResult.ts';
import type { LeftOut } from '../../../portfolio/record.ts';
import { csvText } from '../../../tables/csvText.ts';
import { oneLine } from './accountReport.ts';

export const PRODUCT_COLUMNS = [
  ...['product', 'name', 'category', 'history_months', 'plans', 'money', 'ad_money', 'hold_worth', 'hold_p10', 'hold_p90'],
  ...['advice', 'kind', 'more_money', 'more_ad_money', 'gain', 'gain_p10', 'gain_p50', 'gain_p90', 'better_in'],
] as const;

/** A row of the table of all products; money with cents, in the account's currency. */
export function productCsv(row: ProductRow): string {
  const { id, name, category, months, plans, spend, adSpend, hold, advice, kind, extra, extraAds, gain, chance } = row;
  const money = [spend, adSpend, hold.mean, hold.p10, hold.p90].map(cents);
  const gained = [extra, extraAds, gain.mean, gain.p10, gain.p50, gain.p90].map(cents);
  return csvText([[id, name, category, months, plans, ...money, advice, kind, ...gained, Number(chance.toFixed(3))]]);
}

function cents(value: number): number {
  return Number(value.toFixed(2)) + 0;
}

/** A row of the table of products that were left out. */
export function leftOutCsv({ id, issues }: LeftOut): string {
  return csvText(
    issues.map(({ place, ...issue }) => [
      id,
      place ? place.file : '',
      place?.line === undefined ? '' : place.line,
      oneLine(issue),
    ]),
  );
}

export const LEFT_OUT_COLUMNS = ['product', 'file', 'line', 'reason'] as const;
