import { describe, expect, test } from 'vitest';
import { formatMonth } from '../../../../src/core/calendar.ts';
import type { JoinedHistory } from '../../../../src/inputs/exports/join/joined.ts';
import { ad, answer, column, content, join, query, rank, span, traffic, visit } from './sample.ts';

const months = (joined: JoinedHistory): string[] => joined.months.map(formatMonth);
const codes = (joined: JoinedHistory): string[] => joined.warnings.map(({ code }) => code);
const message = (joined: JoinedHistory, code: string): string =>
  joined.warnings.find((warning) => warning.code === code)?.message ?? '';

describe('days and months', () => {
  test('a week over two months is split by day, to the cent', async () => {
    const joined = await join({
      'a.csv': [ad('2026-01-01..2026-01-28', 280), ad('2026-01-29..2026-02-04', 100), ad('2026-02-05..2026-02-28', 24)],
    });
    expect(column(joined, 'ad_spend')).toEqual([322.86, 81.14]);
    expect(joined.imported.notes[0]).toMatch(/split evenly by day/);
    expect(joined.imported.provenance.find(({ column, month }) => column === 'ad_spend' && month === '2026-01')).toEqual({
      month: '2026-01',
      column: 'ad_spend',
      file: 'a.csv',
      lines: '2–3',
      headers: ['Spend'],
      how: 'spend of Sponsored Products (campaign report), added up; rows that span more days are split by day',
    });
  });

  test('months in part are left out, and the last 14 days are not final', async () => {
    const joined = await join({
      'a.csv': [ad('2026-01-20..2026-01-31', 10), ad('2026-02', 20), ad('2026-03', 30), ad('2026-04-01..2026-04-10', 5)],
    });
    expect([months(joined), [...joined.final]]).toEqual([
      ['2026-02', '2026-03'],
      [true, false],
    ]);
    expect(joined.warnings.map((warning) => warning.message)).toEqual([
      '2026-01 is left out: advertising reports lack 2026-01-01 to 2026-01-19. Add a report of these days to use the month.',
      '2026-04 is left out: advertising reports lack 2026-04-11 to 2026-04-30. Add a report of these days to use the month.',
    ]);
  });

  test('a quiet day is no hole, a month without rows is', async () => {
    const quiet = await join({ 'a.csv': [ad('2026-01-01..2026-01-10', 10), ad('2026-01-15..2026-01-31', 20)] });
    expect(column(quiet, 'ad_spend')).toEqual([30]);
    const gap = await join({ 'a.csv': [ad('2026-01', 10), ad('2026-03', 20), ad('2026-04', 20)] });
    expect([months(gap), codes(gap)]).toEqual([['2026-03', '2026-04'], ['month-left-out']]);
  });

  test('days that a file says to cover count where some file has later rows', async () => {
    const rows = [ad('2026-01-03..2026-01-29', 10)];
    await expect(join({ 'a.csv': { rows, span: span('2026-01') } })).rejects.toThrow(/2026-01 lacks 2026-01-30 to 2026-01-31/);
    const joined = await join({
      'a.csv': { rows, span: span('2026-01') },
      'b.csv': [traffic('2026-01', 100), traffic('2026-02', 100)],
    });
    expect(months(joined)).toEqual(['2026-01']);
  });

  test.each([
    ['no advertising', [traffic('2026-01', 10)], /missing advertising report/],
    [
      'half a month',
      [ad('2026-01-10..2026-01-31', 10)],
      /missing whole month of advertising reports; 2026-01 lacks 2026-01-01 to 2026-01-09/,
    ],
  ])('%s', (_, rows, error) => expect(join({ 'a.csv': rows })).rejects.toThrow(error));
});

describe('downloads that overlap', () => {
  test('the same file twice is read once', async () => {
    const file = { rows: [ad('2026-01', 10)], sha256: 'abc' };
    const joined = await join({ 'a.csv': file, 'copy.csv': file });
    expect(column(joined, 'ad_spend')).toEqual([10]);
    expect(joined.imported.reconciliation.files.map(({ label }) => label)).toEqual([
      'a sample',
      'the same bytes as a.csv: not read again',
    ]);
  });

  test('the later download wins for its days; weeks before it keep theirs, pro rata', async () => {
    const joined = await join({
      'week.csv': [ad('2026-01-26..2026-02-01', 70)],
      'month.csv': [ad('2026-01', 310), ad('2026-01', 31, { campaign: 'B' })],
      'feb.csv': [ad('2026-02', 28)],
    });
    expect(column(joined, 'ad_spend')).toEqual([250 + 60 + 31, 28]);
    const month = joined.imported.reconciliation.files.find(({ file }) => file === 'month.csv');
    expect(month).toMatchObject({ rows: { read: 2, used: 2, inPart: 1 } });
    expect(month?.amounts[0]).toEqual({
      column: 'ad_spend',
      read: 341,
      used: 281,
      dropped: [{ reason: 'days that a later download counts already', amount: 60 }],
    });
  });

  test('of files that end on the same day the date in the name decides, then the name', async () => {
    const dated = await join({
      'sp-2026-02-03.csv': [ad('2026-01', 1)],
      'sp-2026-02-09.csv': [ad('2026-01', 2)],
      'zz.csv': [ad('2026-01', 3)],
    });
    expect(column(dated, 'ad_spend')).toEqual([2]);
    const named = await join({ 'a.csv': [ad('2026-01', 1)], 'b.csv': [ad('2026-01', 2)] });
    expect(column(named, 'ad_spend')).toEqual([2]);
  });

  test('a later download that gives clearly less is a warning', async () => {
    const joined = await join({ 'a.csv': [ad('2026-01', 100)], 'b.csv': [ad('2026-01', 90)] });
    expect(message(joined, 'later-download-gives-less')).toMatch(
      /later download b\.csv gives 10 % less .* 2026-01-01 to 2026-01-31/,
    );
    expect(codes(await join({ 'a.csv': [ad('2026-01', 100)], 'b.csv': [ad('2026-01', 99)] }))).toEqual([]);
  });

  test('parts of rows are estimates and not compared', async () => {
    expect(
      codes(await join({ 'a.csv': [ad('2026-01', 310), ad('2026-02', 100)], 'b.csv': [ad('2026-01-30..2026-02-28', 1)] })),
    ).toEqual([]);
  });

  test('a campaign that a later download of its days does not name is kept, with a warning', async () => {
    const joined = await join({
      'a.csv': [ad('2026-01', 10), ad('2026-01', 5, { campaign: 'Old' })],
      'b.csv': [ad('2026-01', 10)],
    });
    expect(column(joined, 'ad_spend')).toEqual([15]);
    expect(message(joined, 'not-in-later-download')).toMatch(
      /of these campaigns and do not name them: Old\. They are kept; if one was renamed/,
    );
  });

  test('days count as covered where the report has rows of other ASINs', async () => {
    const own = { level: 'advertised-product', asin: 'B0ABCD1234' } as const;
    const rows = [ad('2026-01-20..2026-01-31', 5, own), ad('2026-01-01..2026-01-31', 9, { ...own, asin: 'B0OTHER123' })];
    expect(column(await join({ 'a.csv': rows }, { asins: ['B0ABCD1234'] }), 'ad_spend')).toEqual([5]);
  });

  test('rows of one file with the same key add up', async () => {
    const joined = await join({ 'a.csv': [ad('2026-01', 10), ad('2026-01', 5)] });
    expect(column(joined, 'ad_spend')).toEqual([15]);
    expect(joined.imported.reconciliation.files[0]?.rows).toEqual({ read: 2, used: 1, inPart: 0, summed: 1, dropped: [] });
  });
});

describe('advertising', () => {
  test('one level a month', async () => {
    const joined = await join({
      'campaign.csv': [ad('2026-01', 100)],
      'terms.csv': [ad('2026-01', 60, { level: 'search-term', entity: 'lid' }), ad('2026-02', 70, { level: 'search-term' })],
    });
    expect(column(joined, 'ad_spend')).toEqual([100, 70]);
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([
      { reason: 'counted already by the campaign report', rows: 1 },
    ]);
  });

  test('with ASINs chosen the level that tells them apart comes first', async () => {
    const rows = [
      ad('2026-01', 60, { level: 'advertised-product', asin: 'B0ABCD1234' }),
      ad('2026-01', 40, { level: 'advertised-product', asin: 'B0OTHER123' }),
    ];
    const joined = await join(
      { 'c.csv': [ad('2026-01', 100)], 'p.csv': rows, 't.csv': [traffic('2026-01', 500)] },
      { asins: ['B0ABCD1234'] },
    );
    expect(column(joined, 'ad_spend')).toEqual([60]);
    expect(codes(joined)).toEqual(['account-wide-sales']);
  });

  test('attribution windows are named with their amounts', async () => {
    const joined = await join({
      'sp.csv': [ad('2026-01', 100, { attributionDays: 7 })],
      'sb.csv': [ad('2026-01', 50, { adProduct: 'sponsored-brands', attributionDays: 14 })],
    });
    expect(column(joined, 'ad_sales')).toEqual([600]);
    expect(joined.imported.notes).toEqual([
      'ad_spend and ad_sales add up reports with different attribution windows. Sponsored Products: sales within 7 days of a click 400.00 USD, spend 100.00 USD; Sponsored Brands: sales within 14 days of a click 200.00 USD, spend 50.00 USD.',
    ]);
  });

  test('a report over all ad products stands for the single ones', async () => {
    const joined = await join({ 'all.csv': [ad('2026-01', 150, { adProduct: 'all' })], 'sp.csv': [ad('2026-01', 100)] });
    expect(column(joined, 'ad_spend')).toEqual([150]);
  });

  test('an ad product that starts later is a warning, one that ends early takes the last month away', async () => {
    const brands = { adProduct: 'sponsored-brands' } as const;
    const joined = await join({
      'sp.csv': [ad('2026-01', 1), ad('2026-02', 1), ad('2026-03', 1)],
      'sb.csv': [ad('2026-02-10..2026-02-28', 1, brands), ad('2026-03-01..2026-03-20', 1, brands)],
    });
    expect(months(joined)).toEqual(['2026-01', '2026-02']);
    expect(codes(joined)).toEqual(['month-left-out', 'ad-product-days-missing']);
  });

  test('a report without sales beside others is a warning, alone an error', async () => {
    const silent = ad('2026-01', 50, { adProduct: 'sponsored-brands', sales: Number.NaN });
    const joined = await join({ 'sp.csv': [ad('2026-01', 100)], 'sb.csv': [silent] });
    expect([column(joined, 'ad_sales'), message(joined, 'ad-sales-missing')]).toEqual([
      [400],
      'Sponsored Brands (campaign report): 50.00 of spend has no attributed sales beside it, so that ad_sales is too small. Download the report with its sales columns.',
    ]);
    await expect(join({ 'sb.csv': [silent] })).rejects.toThrow(/missing ad_sales: no advertising report has it/);
  });

  test('a row of 40 years is refused', () =>
    expect(join({ 'a.csv': [ad('1990-01-01..2026-01-31', 1)] })).rejects.toThrow(
      /invalid period of a row: 13180 days\n {2}at a\.csv, line 2/,
    ));

  test('another currency is refused, another marketplace is dropped', async () => {
    await expect(join({ 'a.csv': [ad('2026-01', 1, { currency: 'EUR' })] })).rejects.toThrow(
      /invalid currency EUR: the study is in USD\n {2}at a\.csv, line 2/,
    );
    const joined = await join({ 'a.csv': [ad('2026-01', 1), ad('2026-01', 9, { marketplace: 'DE', currency: 'EUR' })] });
    expect(column(joined, 'ad_spend')).toEqual([1]);
    expect(joined.imported.reconciliation.files[0]?.rows.dropped).toEqual([{ reason: 'marketplace DE, not US', rows: 1 }]);
  });
});

describe('sales, search and rank', () => {
  const ads = [ad('2026-01', 100), ad('2026-02', 100)];

  test('sales of the account, and only of whole months', async () => {
    const joined = await join({ 'a.csv': ads, 'b.csv': [traffic('2026-01', 500), traffic('2026-02-01..2026-02-20', 300)] });
    expect(column(joined, 'total_sales')).toEqual([500, Number.NaN]);
    expect(message(joined, 'month-not-whole')).toBe(
      '2026-02 has no total_sales and sessions: the report by date lacks 2026-02-21 to 2026-02-28.',
    );
  });

  test('a day with negative sales is legal', async () => {
    const joined = await join({ 'a.csv': ads, 'b.csv': [traffic('2026-01-01', -20), traffic('2026-01-02..2026-01-31', 500)] });
    expect(column(joined, 'total_sales')).toEqual([480, Number.NaN]);
  });

  test('click share is weighted by volume over the basket', async () => {
    const rows = [
      query('2026-01', 'lid', { volume: 300, clicks: 100, ownClicks: 20 }),
      query('2026-01', 'pan', { volume: 100, clicks: 1, ownClicks: 1 }),
    ];
    const joined = await join({ 'a.csv': ads, 'q.csv': [...rows, query('2026-01', 'none', { clicks: 0, ownClicks: 0 })] });
    expect(column(joined, 'search_click_share')).toEqual([(300 * 0.2 + 100) / 400, Number.NaN]);
    expect(joined.imported.provenance.find(({ column }) => column === 'search_click_share')?.how).toMatch(
      /basket of 2 queries with 400 searches/,
    );
  });

  test('brands that product.csv does not choose are an error that lists them', async () => {
    const rows = [query('2026-01', 'lid'), query('2026-01', 'lid', { subject: 'Other', ownClicks: 30 })];
    await expect(join({ 'a.csv': ads, 'q.csv': rows })).rejects.toThrow(
      /missing choice of brand: the exports hold 2 brands: Emberlid, Other/,
    );
    const joined = await join({ 'a.csv': ads, 'q.csv': rows }, { brand: 'EMBERLID' });
    expect(column(joined, 'search_click_share')).toEqual([0.25, Number.NaN]);
  });

  test('of the ASIN view, own clicks add up and all clicks do not', async () => {
    const of = (subject: string, ownClicks: number) => query('2026-01', 'lid', { view: 'asin', subject, ownClicks });
    const joined = await join({
      'a.csv': ads,
      'q.csv': [of('B0AAAAAAAA', 10), of('B0BBBBBBBB', 6)],
      'b.csv': [query('2026-02', 'lid')],
    });
    expect(column(joined, 'search_click_share')).toEqual([0.4, 0.25]);
  });

  test('of several variants the best stands for a keyword; ASINs must be chosen', async () => {
    const rows = [
      rank('2026-01-05', 'lid', { rank: 40 }),
      rank('2026-01-05', 'lid', { rank: 9, asin: 'B0BBBBBBBB' }),
      rank('2026-01-05', 'lid', { rank: 1, asin: 'B0RIVAL000' }),
    ];
    await expect(join({ 'a.csv': ads, 'r.csv': rows })).rejects.toThrow(/choice of asin: the exports hold 3 ASINs with ranks/);
    const joined = await join(
      { 'a.csv': [...ads, ad('2026-01', 1, { level: 'advertised-product' })], 'r.csv': rows },
      { asins: ['B0ABCD1234', 'B0BBBBBBBB'] },
    );
    expect(column(joined, 'organic_rank')[0]).toBe(9);
  });

  test('ranks go through the click curve, and beyond the depth they are a limit', async () => {
    const [near, far] = [rank('2026-01-05', 'lid', { rank: 4 }), rank('2026-01-06', 'lid', { rank: 40 })];
    const joined = await join({
      'a.csv': ads,
      'r.csv': [near, far, rank('2026-02-01', 'lid', { deeperThan: 306 }), rank('2026-02-01', 'pan')],
    });
    const expected = ((4 ** -0.8 + 40 ** -0.8) / 2) ** (-1 / 0.8);
    expect(column(joined, 'organic_rank')[0]).toBeCloseTo(expected, 2);
    expect(column(joined, 'organic_rank')[1]).toBeNaN();
    expect([...(joined.limits.get('organic_rank') ?? [])]).toEqual([Number.NaN, 306]);
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([
      { reason: 'a keyword whose rank was not measured', rows: 1 },
    ]);
  });
});

describe('assistants and content', () => {
  const ads = [ad('2026-04', 100), ad('2026-05', 100)];

  test('answers are pooled by channel, each engine with its interval', async () => {
    const rows = [
      answer('2026-04-01', 'lid', { answers: 10, mentions: 3 }),
      answer('2026-04-01', 'pan', { engine: 'Perplexity', answers: 5 }),
    ];
    const joined = await join({
      'a.csv': ads,
      'v.csv': [...rows, answer('2026-04-01', 'x', { engine: 'Bing', channel: 'bing' })],
    });
    expect(column(joined, 'recommendation_share.external_ai')).toEqual([0.2, Number.NaN]);
    expect([column(joined, 'prompts')[0], column(joined, 'runs')[0]]).toEqual([2, 8]);
    expect(joined.imported.provenance.find(({ column }) => column.startsWith('recommendation'))?.how).toMatch(
      /ChatGPT 3 of 10 \(80 % interval 15\.\d % to 50\.\d %, Wilson\); Perplexity 0 of 5/,
    );
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([
      { reason: 'answers of Bing, which is no channel of the model', rows: 1 },
    ]);
  });

  test('visits to the own site are a note', async () => {
    const joined = await join({ 'a.csv': ads, 'g.csv': [visit('2026-04', 7), visit('2026-05', 9)] });
    expect(joined.columns.has('sessions')).toBe(false);
    expect(joined.imported.notes[0]).toMatch(/not used\. 2026-04: ChatGPT 7; 2026-05: ChatGPT 9\.$/);
    expect(joined.imported.notes[1]).toMatch(/breaks in May 2026/);
  });

  test('content by signal where every line says its own', async () => {
    const split = await join({
      'a.csv': ads,
      'c.csv': [content('2026-04-03', 50, { signal: 'reviews' }), content('2026-05-03', 20, { signal: 'editorial' })],
    });
    expect([column(split, 'content_spend'), column(split, 'content_spend.reviews')]).toEqual([
      [50, 20],
      [50, 0],
    ]);
    const whole = await join({
      'a.csv': ads,
      'c.csv': [content('2026-04-03', 50, { signal: 'reviews' }), content('2026-04-03', 20)],
    });
    expect([[...whole.columns.keys()].filter((name) => name.startsWith('content')), codes(whole)]).toEqual([
      ['content_spend'],
      ['content-without-signal'],
    ]);
  });
});
