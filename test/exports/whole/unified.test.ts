import { describe, expect, it } from 'vitest';
import { daily, imported, monthly, refusedFor } from './whole.ts';

const WHOSE = 'Advertiser account ID,Advertiser account name,Portfolio ID,Portfolio name';
const IDS = '"=""amzn1.ads-account.g.1a2b""",Emberlid,"=""-1""",';
const METRICS =
  'Impressions,Clicks,CTR,Total cost,Purchases,Sales,Units sold,ROAS,Sales (promoted),Sales (halo),Detail page views';
/** Clicks, cost and sales among the metrics. */
const metrics = (clicks: number, cost: string, sales: string): string =>
  `900,${clicks},1.1111%,${cost},3,${sales},4,,9.00,9.00,7`;

const CAMPAIGN = `Date,Budget currency,${WHOSE},Campaign ID,Campaign name,${METRICS}\n`;
const campaign = (day: string, currency: string, numbers: string): string =>
  `${day},${currency},${IDS},"=""170574860392093""",Lids,${numbers}`;

const PRODUCT = `Date range,Budget currency,${WHOSE},Campaign ID,Campaign name,Advertised product ID,Advertised product parent ID,Advertised product SKU,Advertised product marketplace,${METRICS}\n`;
const product = (range: string, asin: string, marketplace: string, numbers: string): string =>
  `"${range}",EUR,${IDS},"=""170574860392093""",Lids,${asin},B0PARENT01,L-1,${marketplace},${numbers}\n`;

const GERMANY = { marketplace: 'DE', currency: 'EUR' };

describe('Unified Reporting', () => {
  it('campaigns by day: a row in another currency is left out, and told', async () => {
    const rows = daily('2026-04', 30, (day) =>
      [campaign(day, 'USD', metrics(3, '2.50', '11.00')), campaign(day, 'CAD', metrics(8, '7.00', '30.00'))].join('\n'),
    );
    const joined = await imported({ 'Campaign 30D.csv': CAMPAIGN + rows });
    expect(monthly(joined, 'ad_spend', 'ad_sales', 'ad_clicks')).toEqual({ '2026-04': [75, 330, 90] });
    expect(joined.warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'other-currency: rows in another currency are left out: 30 in CAD; the study is in USD, and amounts are never converted',
    ]);
    expect(joined.imported.reconciliation.files[0]?.rows).toMatchObject({
      read: 60,
      dropped: [{ reason: 'currency CAD, not USD', rows: 30 }],
    });
  });

  it('the columns in any order, with names in Chinese, and dates too', async () => {
    const header = '展示量,日期,广告活动名称,点击量,总成本,广告产品,预算货币,销售额,长期销售,购买量\n';
    const rows = Array.from({ length: 30 }, (_, at) => `9,2026年4月${at + 1}日,锅盖,2,1.50,商品推广,USD,6.00,99.00,1\n`);
    const joined = await imported({ '广告活动 30D.csv': header + rows.join('') });
    expect(monthly(joined, 'ad_spend', 'ad_sales')).toEqual({ '2026-04': [45, 180] });
    expect(joined.imported.provenance[0]?.how).toContain('Sponsored Products (campaign report)');
  });

  it('rows over the days on which they were active; the marketplace of the product counts', async () => {
    const text =
      PRODUCT +
      product('Apr 01, 2026 - Apr 30, 2026', 'B0LIDS0001', 'AMAZON_DE', metrics(10, '20.00', '90.00')) +
      product('Apr 07, 2026 - Apr 21, 2026', 'B0LIDS0002', 'UAMAZON_DE', metrics(5, '8.00', '40.00')) +
      product('Apr 01, 2026 - Apr 30, 2026', 'B0LIDS0001', 'AMAZON_FR', metrics(7, '70.00', '10.00'));
    const all = await imported({ 'products.csv': text }, GERMANY);
    expect(monthly(all, 'ad_spend', 'ad_sales', 'ad_clicks')).toEqual({ '2026-04': [28, 130, 15] });
    expect(all.warnings.map(({ code }) => code)).toEqual([]);
    const own = await imported({ 'products.csv': text }, { ...GERMANY, asins: ['B0LIDS0001'] });
    expect(monthly(own, 'ad_spend')).toEqual({ '2026-04': [20] });
  });

  it('a campaign report counts before one of search terms, whichever is the later download', async () => {
    const terms = `Date,Budget currency,${WHOSE},Campaign ID,Campaign name,Search term,${METRICS}\n`;
    const row = (day: string): string => `${day},USD,${IDS},"=""170574860392093""",Lids,pot lid,${metrics(2, '1.50', '8.00')}`;
    const joined = await imported({
      'Campaign 30D.csv': CAMPAIGN + daily('2026-04', 30, (day) => campaign(day, 'USD', metrics(3, '2.50', '11.00'))),
      'Search term 30D 2026-05-20.csv': terms + daily('2026-04', 30, row),
    });
    expect(monthly(joined, 'ad_spend', 'ad_sales')).toEqual({ '2026-04': [75, 330] });
    expect(joined.imported.reconciliation.totals[0]?.dropped).toEqual([
      { reason: 'counted already by the campaign report', amount: 45 },
    ]);
  });

  it('the history of an account by year and month; a month without its year is refused', async () => {
    const header = 'Year,Month,Country,Country code,Advertiser account ID,Budget currency,Impressions,Clicks,Total cost,Sales\n';
    const row = (year: number, month: string): string =>
      `${year},${month},,,"=""amzn1.ads-account.g.1a2b""",USD,900,40,88.00,500.00\n`;
    const joined = await imported({ 'History.csv': `${header}${row(2026, '1')}${row(2025, '11')}${row(2025, 'Dec')}` });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2025-11': [88], '2025-12': [88], '2026-01': [88] });
    expect(await refusedFor({ 'History.csv': `${header}${row(2026, '1')}`.replace('Year,', '').replace('2026,', '') })).toMatch(
      /^missing year: "Month" holds a month without its year.*\n.*line 1, column 1/,
    );
    expect(await refusedFor({ 'History.csv': `${header}${row(2026, '1')}${row(26, '2')}` })).toMatch(
      /^invalid year "26" in Year/,
    );
  });

  it('the Ads API v1, as CSV and as JSON', async () => {
    const header =
      'date.value,adProduct.value,campaign.id,campaign.name,budgetCurrency.value,metric.clicks,metric.totalCost,metric.sales\n';
    const csv = header + daily('2026-04', 30, (day) => `${day},SPONSORED_BRANDS,17057486039209311,Lids,USD,2,1.50,6.00`);
    const json = Array.from({ length: 30 }, (_, at) => ({
      ...{ date: { value: `2026-04-${String(at + 1).padStart(2, '0')}` }, adProduct: { value: 'Sponsored Products' } },
      ...{ campaign: { id: '17057486039209312', name: 'Pots' }, budgetCurrency: { value: 'USD' } },
      metric: { clicks: 1, totalCost: 0.5, sales: 3 },
    }));
    const joined = await imported({ 'brands.csv': csv, 'products.json': JSON.stringify(json) });
    expect(monthly(joined, 'ad_spend', 'ad_sales', 'ad_clicks')).toEqual({ '2026-04': [60, 270, 90] });
    expect(joined.imported.provenance[0]?.how).toMatch(/Sponsored Brands .* and Sponsored Products /);
  });

  it('rows without a country beside rows with one are told with their amounts', async () => {
    const header = 'Date,Budget currency,Country,Campaign name,Impressions,Clicks,Total cost,Sales\n';
    const rows = daily('2026-04', 30, (day) =>
      [`${day},EUR,Germany,Lids,9,2,1.50,6.00`, `${day},EUR,,Pots,9,2,0.50,2.00`].join('\n'),
    );
    const joined = await imported({ 'c.csv': header + rows }, GERMANY);
    expect(joined.warnings.map(({ message }) => message)).toEqual([
      '30 rows say no country, where others of the table do: they count as DE, with 15.00 of spend and 60.00 of sales',
    ]);
  });
});

describe('columns that are not used', () => {
  const rows = (cell: string): string => daily('2026-04', 30, (day) => `${day},Lids,${cell},9,2,1.50,6.00,1`);
  const header = (name: string): string =>
    `Date,Campaign Name,${name},Impressions,Clicks,Spend,7 Day Total Sales ,7 Day Total Orders (#)\n`;

  it.each([
    ['Reporting money', 'MXN', 'currencies'],
    ['Shop', 'Amazon.ca', 'marketplaces'],
    ['Item', 'B0LIDS0001', 'ASINs'],
    ['Entity', 'amzn1.ads-account.g.1a2b', 'accounts'],
    ['Last change', '2026-06-03', 'dates'],
  ])('"%s" with %s is named: %s', async (name, cell, what) => {
    const joined = await imported({ 'sp.csv': header(name) + rows(cell) });
    expect(joined.warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      `column-not-used: column "${name}" holds ${what} (${cell}) and is not used: rows count whatever it says`,
    ]);
  });

  it('the study’s own say nothing that matters', async () => {
    const joined = await imported({ 'sp.csv': header('Shop') + rows('Amazon.com') });
    expect(joined.warnings).toEqual([]);
  });
});

it('accounts that nothing tells apart are told with their spend', async () => {
  const header = 'Date,Budget currency,Advertiser account ID,Campaign name,Impressions,Clicks,Total cost,Sales\n';
  const rows = daily('2026-04', 30, (day) =>
    [`${day},EUR,amzn1.ads-account.g.one,Lids,9,2,1.50,6.00`, `${day},EUR,amzn1.ads-account.g.two,Pots,9,2,0.50,2.00`].join('\n'),
  );
  const joined = await imported({ 'c.csv': header + rows }, GERMANY);
  expect(joined.warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'several-accounts: Advertising of 2 accounts is added up: amzn1.ads-account.g.one (45.00 of spend), amzn1.ads-account.g.two (15.00 of spend). If one of them is of another marketplace or shop, export the reports with the column Country, or each account by itself.',
  ]);
});

it('two files of two accounts are added up, two downloads of one account are not', async () => {
  const header = 'Date,Budget currency,Advertiser account ID,Campaign name,Impressions,Clicks,Total cost,Sales\n';
  const file = (account: string, spend: string): string =>
    header + daily('2026-04', 30, (day) => `${day},USD,amzn1.ads-account.g.${account},Lids,9,2,${spend},6.00`);
  const two = await imported({ 'a.csv': file('one', '1.50'), 'b.csv': file('two', '1.50') });
  expect(monthly(two, 'ad_spend')).toEqual({ '2026-04': [90] });
  expect(two.warnings.map(({ code }) => code)).toEqual(['several-accounts']);
  const again = await imported({ 'a.csv': file('one', '1.50'), 'a (1).csv': file('one', '1.60') });
  expect(monthly(again, 'ad_spend')).toEqual({ '2026-04': [48] });
  const unsaid = file('one', '1.60').replaceAll(/amzn1\.[^,]*|Advertiser account ID/g, '');
  expect(monthly(await imported({ 'a.csv': file('one', '1.50'), 'a (1).csv': unsaid }), 'ad_spend')).toEqual({ '2026-04': [48] });
});

describe('accounts of one marketplace', () => {
  const HEADER =
    'Date,Advertiser account ID,Ad product,Budget currency,Country,Campaign name,Impressions,Clicks,Total cost,Sales\n';
  const file = (account: string, { campaign = 'Lids', product = 'Sponsored Products', spend = '10.00' } = {}): string =>
    HEADER + daily('2026-04', 30, (day) => `${day},${account},${product},USD,United States,${campaign},9,2,${spend},40.00`);
  const [ONE, TWO] = ['amzn1.ads-account.g.one', 'amzn1.ads-account.g.two'];
  const added =
    'several-accounts: Advertising of 2 accounts is added up: amzn1.ads-account.g.one (300.00 of spend), amzn1.ads-account.g.two (300.00 of spend). If one of them is of another shop, leave it out: export the reports of each account by itself.';
  const told = ({ warnings }: Awaited<ReturnType<typeof imported>>): string[] =>
    warnings.map(({ code, message }) => `${code}: ${message}`);

  it.each([
    ['the same names', 'Lids'],
    ['other names', 'Pots'],
  ])('two files that name their country and campaigns of %s add up, and are told', async (_, campaign) => {
    const joined = await imported({ 'UR1.csv': file(ONE), 'UR2.csv': file(TWO, { campaign }) });
    expect([monthly(joined, 'ad_spend', 'ad_sales', 'ad_clicks'), told(joined)]).toEqual([
      { '2026-04': [600, 2400, 120] },
      [added],
    ]);
  });

  it('a second download counts once, in what is told too', async () => {
    const joined = await imported({ 'UR1.csv': file(ONE), 'UR1 (1).csv': file(ONE), 'UR2.csv': file(TWO) });
    expect([monthly(joined, 'ad_spend'), told(joined)]).toEqual([{ '2026-04': [600] }, [added]]);
  });

  it('a report of another ad product that names no account takes nothing from them', async () => {
    const display = file('', { product: 'Sponsored Display', campaign: 'Lids SD', spend: '1.00' }).replaceAll(
      'Advertiser account ID',
      '',
    );
    const joined = await imported({ 'UR1.csv': file(ONE), 'UR2.csv': file(TWO), 'SD.csv': display });
    expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [630] });
  });

  it('a file that may be another download of either is asked about', async () => {
    expect(await refusedFor({ 'UR1.csv': file(ONE), 'UR2.csv': file(TWO), 'old.csv': file('') })).toMatch(
      /^missing account of this file: UR1\.csv and UR2\.csv are of two advertiser accounts, each with a campaign "Lids".*\n.*old\.csv/,
    );
  });
});

it('a country that has no marketplace of Amazon is left out before its currency is looked at', async () => {
  const header = 'Date,Budget currency,Country,Campaign name,Impressions,Clicks,Total cost,Sales\n';
  const rows = daily('2026-04', 30, (day) =>
    [`${day},USD,https://www.amazon.com/,Lids,9,2,1.50,6.00`, `${day},COP,Colombia,Lids,9,2,6000,24000`].join('\n'),
  );
  const joined = await imported({ 'c.csv': header + rows });
  expect(monthly(joined, 'ad_spend')).toEqual({ '2026-04': [45] });
  expect(joined.imported.reconciliation.files[0]?.rows.dropped).toEqual([{ reason: 'marketplace Colombia, not US', rows: 30 }]);
});

it('a column of sales under a name that nobody knows is named', async () => {
  const header = 'Date,Budget currency,Campaign name,Clicks,Total cost,Purchases,Vendite in 7 giorni\n';
  const rows = daily('2026-04', 30, (day) => `${day},USD,Lids,2,1.50,1,6.00`);
  const said = { formats: new Map([['c.csv', 'sp-campaign']]) };
  const old = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Orders (#),Vendite in 7 giorni\n';
  const older = daily('2026-04', 30, (day) => `${day},Lids,9,2,1.50,1,6.00`);
  expect(await refusedFor({ 'c.csv': old + older }, said)).toMatch(
    /^missing ad_sales of 2026-04: no header of c\.csv is known to mean sales; nobody knows what "Vendite in 7 giorni" is\.\n.*\n {2}If one of them does, call it "sales" there/,
  );
  expect(await refusedFor({ 'c.csv': header + rows })).toMatch(/^unknown report/);
});
