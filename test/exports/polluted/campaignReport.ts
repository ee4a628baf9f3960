import { stream } from '../../../src/numeric/random.ts';
import type { Grid } from './pollute.ts';

const NAMES = ['Pans exact', 'Pans, broad', 'Pan 12" auto', 'SP; brand', "Chef's pick", 'Pan | video'] as const;
/** February 2026, three campaigns a day. */
const [DAYS, A_DAY] = [28, 3];

const FULL = [
  ...['Date', 'Portfolio name', 'Campaign Name', 'Impressions', 'Clicks', 'Click-Thru Rate (CTR)', 'Cost Per Click (CPC)'],
  ...['Spend', 'Total Advertising Cost of Sales (ACOS) ', '7 Day Total Sales ', '7 Day Total Orders (#)'],
];

const BARE = [
  ...['Date', 'Portfolio name', 'Campaign Name', 'Impressions', 'Clicks', 'Spend', '7 Day Total Sales ', '7 Day Total Units (#)'],
  '7 Day Total Orders (#)',
];

/** A made-up Sponsored Products campaign report: 84 rows, with its ratios (11 columns) or without (9). */
export function campaignReport(ratios: boolean): Grid {
  const next = stream(7, 'campaign report');
  const rows = Array.from({ length: DAYS * A_DAY }, (_, index) => {
    const clicks = Math.floor(next() * 90);
    const impressions = clicks * 40 + Math.floor(next() * 4000) + 100;
    const spend = clicks * (0.6 + next());
    const orders = Math.floor(clicks * next() * 0.2);
    const sales = orders * 39.9;
    const [date, name] = [`2026-02-${String(1 + Math.floor(index / A_DAY)).padStart(2, '0')}`, NAMES[index % NAMES.length] ?? ''];
    const sold = orders === 0 ? '' : sales.toFixed(2);
    const counts = [String(impressions), String(clicks)];
    const ends = [sold, String(orders)];
    if (!ratios)
      return [date, 'Kitchen', name, ...counts, spend.toFixed(2), sold, ends[1] ?? '', index % 5 === 0 ? '' : String(orders)];
    const [ctr, cpc] = [`${((100 * clicks) / impressions).toFixed(4)}%`, clicks === 0 ? '' : (spend / clicks).toFixed(4)];
    return [
      date,
      'Kitchen',
      name,
      ...counts,
      ctr,
      cpc,
      spend.toFixed(2),
      orders === 0 ? '' : `${((100 * spend) / sales).toFixed(2)}%`,
      sold,
      orders === 0 ? '' : String(orders),
    ];
  });
  return [ratios ? FULL : BARE, ...rows];
}
