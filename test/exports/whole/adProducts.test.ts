import { describe, expect, it } from 'vitest';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const SOLD = 'Impressions,Clicks,Spend,14 Day Total Sales,14 Day Total Orders (#)\n';
const CAMPAIGN = `Date,Campaign Name,${SOLD}`;
const PRODUCT = `Date,Campaign Name,Ad Group Name,Advertised ASIN,${SOLD}`;
const TERM = `Date,Campaign Name,Targeting,Match Type,Customer Search Term,${SOLD}`;
const april = (names: string): string => daily('2026-04', 30, (day) => `${day},Lids,${names}9,2,1.50,6.00,1`);

describe('which ad product a report of sales within 14 days is of', () => {
  it('says the name of the file, in each level: a vendor’s Sponsored Products count once', async () => {
    const joined = await imported({
      'Sponsored_Products_Advertised_product_report.csv': PRODUCT + april('G,B0LIDS0001,'),
      'vendor SP search term (April).csv': TERM + april('close-match,-,pot lid,'),
    });
    expect(monthly(joined, 'ad_spend', 'ad_sales')).toEqual({ '2026-04': [45, 180] });
    expect(joined.imported.provenance[0]?.how).toBe('spend of Sponsored Products (advertised product report), added up');
  });

  it('nothing says: it is asked, with Sponsored Products among the answers, and formats.csv answers', async () => {
    expect(await refusedFor({ 'terms.csv': TERM + april('pan,EXACT,pan,') })).toMatch(
      /can be a Sponsored Products .* or a Sponsored Brands .*\n.*\n.*--format terms\.csv=sp-search-term or --format terms\.csv=sb-search-term/,
    );
    const said = { formats: new Map([['terms.csv', 'sp-search-term']]) };
    const joined = await imported({ 'terms.csv': TERM + april('pan,EXACT,pan,') }, said);
    expect(joined.imported.provenance[0]?.how).toContain('Sponsored Products');
  });

  it('a column of its rows says it, row by row', async () => {
    const header = `Date,Campaign Name,Program Type,${SOLD}`;
    const rows = daily('2026-04', 30, (day) =>
      [`${day},Lids,Sponsored Products,9,2,1.50,6.00,1`, `${day},Pots,Sponsored Display,9,2,0.50,3.00,1`].join('\n'),
    );
    const joined = await imported({ 'Sponsored Products and more.csv': header + rows });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [60] });
    expect(joined.imported.provenance[0]?.how).toMatch(/Sponsored Display .* and Sponsored Products/);
  });

  it('the folder says it where the file does not; the file goes first', async () => {
    const said = await imported({ 'exports/sponsored-brands/april.csv': CAMPAIGN + april('') });
    expect(said.imported.provenance[0]?.how).toContain('Sponsored Brands');
    const file = await imported({ 'exports/sponsored-brands/sd_april.csv': CAMPAIGN + april('') });
    expect(file.imported.provenance[0]?.how).toContain('Sponsored Display');
  });

  it('the same campaigns, days and spend under two ad products are never added up', async () => {
    const files = { 'sp.csv': CAMPAIGN + april(''), 'sb.csv': TERM + april('pan,EXACT,pan,') };
    expect(await refusedFor(files)).toMatch(
      /^missing choice of ad product: .* Sponsored Products \(campaign report\) in sp\.csv and for Sponsored Brands \(search term report\) in sb\.csv; .* count twice/,
    );
    const other = TERM + daily('2026-04', 30, (day) => `${day},Pots,pan,EXACT,pan,9,2,1.50,6.00,1`);
    expect(monthly(await imported({ ...files, 'sb.csv': other }), 'ad_spend')).toEqual({ '2026-04': [90] });
  });

  it('search terms of all ad products do not count before the campaigns of each', async () => {
    const terms = 'Date,Budget currency,Campaign name,Search term,Impressions,Clicks,Total cost,Sales\n';
    const unified = terms + daily('2026-04', 30, (day) => `${day},USD,Lids,pot lid,9,1,1.00,4.00`);
    const joined = await imported({ 'sp.csv': CAMPAIGN + april(''), 'terms.csv': unified });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [45] });
  });
});
