import { describe, expect, it } from 'vitest';
import { daily, imported, monthly } from './whole.ts';

const HEADER = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n';

describe('fractions of a cent', () => {
  it('are added as they are, and rounded once', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `Lids ${at}`);
    const rows = daily('2026-04', 30, (day) => names.map((name) => `${day},${name},9,1,0.0255,0.1045,0`).join('\n'));
    const joined = await imported({ 'sp.csv': HEADER + rows });
    expect(monthly(joined, 'ad_spend', 'ad_sales')).toEqual({ '2026-04': [9.18, 37.62] });
    expect(joined.imported.reconciliation.totals.map(({ column, read, used }) => [column, read, used])).toEqual([
      ['ad_spend', 9.18, 9.18],
      ['ad_sales', 37.62, 37.62],
      ['ad_clicks', 360, 360],
    ]);
  });

  it('of the API too; half a cent rounds up', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => ({
      ...{ date: `2026-04-${String(at + 1).padStart(2, '0')}`, campaignName: 'Lids', impressions: 90, clicks: 2, cost: 0.7245 },
      ...{ sales7d: 4.0015, purchases7d: 1 },
    }));
    const joined = await imported({ 'sp.json': JSON.stringify(rows) });
    expect(monthly(joined, 'ad_spend', 'ad_sales')).toEqual({ '2026-04': [21.74, 120.05] });
    expect(joined.imported.reconciliation.totals[0]).toMatchObject({ read: 21.735, used: 21.735 });
  });
});

describe('names', () => {
  it('with an accent in two ways of writing are one campaign', async () => {
    const file = (name: string, days: number): string =>
      HEADER + daily('2026-04', days, (day) => `${day},${name},9,1,2.00,8.00,0`);
    const joined = await imported({
      'sp_2026-05-01.csv': file('Th\u00e9i\u00e8re', 30),
      'sp_2026-05-02.csv': file('The\u0301ie\u0300re', 30),
    });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [60] });
    expect(joined.warnings.map(({ code }) => code)).not.toContain('not-in-later-download');
  });
});
