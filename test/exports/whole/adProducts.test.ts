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

describe('the whole account by month beside Sponsored Products by day', () => {
  const HISTORY = 'Year,Month,Country,Country code,Advertiser account ID,Budget currency,Impressions,Clicks,Total cost,Sales\n';
  const MONTHS = ['January', 'February', 'March', 'April'];
  const history = (spend: readonly string[]): string =>
    HISTORY + MONTHS.flatMap((name, at) => (spend[at] ? `2026,${name},,,a1,USD,900,40,${spend[at]},500.00\n` : [])).join('');
  const REPORT = 'Date,Ad product,Advertiser account ID,Budget currency,Campaign name,Impressions,Clicks,Total cost,Sales\n';
  const sp = REPORT + daily('2026-04', 30, (day) => `${day},Sponsored Products,a1,USD,Lids,9,2,10.00,40.00`);
  const told = async (spend: readonly string[]): Promise<[(number | undefined)[], string[]]> => {
    const joined = await imported({ 'UR.csv': sp, 'Unified history.csv': history(spend) });
    return [
      [...(joined.history.columns.get('ad_spend') ?? [])],
      joined.warnings.filter(({ code }) => code.startsWith('ad-')).map(({ message }) => message),
    ];
  };
  const differ = (amounts: string): string =>
    `The report of the whole account and those of single ad products say different spend: ${amounts}. The larger is used: the other may lack an ad product or campaigns, or be an earlier download. Add what lacks, or leave the one that is wrong out.`;

  it.each([
    ['all of the money: nothing is missing', '300.00', 300, []],
    [
      'less: the whole account counts, and is told',
      '500.00',
      500,
      ['2026-04 500.00 against 300.00 (Sponsored Products, campaign report)'],
    ],
    ['more: it counts, and is told', '200.00', 300, ['2026-04 200.00 against 300.00 (Sponsored Products, campaign report)']],
  ] as const)('Sponsored Products hold %s', async (_, account, april, amounts) => {
    expect(await told(['500.00', '500.00', '500.00', account])).toEqual([[500, 500, 500, april], amounts.map(differ)]);
  });

  it('a month that only Sponsored Products cover is told as that', async () => {
    expect(await told(['500.00', '500.00', '500.00'])).toEqual([
      [500, 500, 500, 300],
      [
        'Only reports of Sponsored Products cover 2026-04-01 to 2026-04-30, and reports of all ad products other months: other ad products are taken as no spend there. Add their reports if there was some.',
      ],
    ]);
  });
});
