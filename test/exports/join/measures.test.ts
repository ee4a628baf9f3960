import { describe, expect, test } from 'vitest';
import { ad, answer, codes, column, content, join, message, query, rank, traffic, visit } from './sample.ts';

describe('sales, search and rank', () => {
  const ads = [ad('2026-01', 100), ad('2026-02', 100)];

  test('sales of the account, and only of whole months', async () => {
    const joined = await join({ 'a.csv': ads, 'b.csv': [traffic('2026-01', 500), traffic('2026-02-01..2026-02-20', 300)] });
    expect(column(joined, 'total_sales')).toEqual([500, Number.NaN]);
    expect(message(joined, 'month-not-whole')).toBe(
      '2026-02 has no total_sales and sessions: the Business Report by date lacks 2026-02-21 to 2026-02-28.',
    );
  });

  test('a report by parent ASIN adds nothing to the one by child ASIN, and stands in where that is missing', async () => {
    const child = [
      traffic('2026-01', 6000, { sessions: 600, asin: 'B0CHILDAAA' }),
      traffic('2026-01', 4000, { sessions: 400, asin: 'B0CHILDBBB' }),
    ];
    const parent = (month: string) => traffic(month, 10_000, { sessions: 1000, asin: 'B0PARENTAA', isParent: true });
    const joined = await join({ 'a.csv': ads, 'child.csv': child, 'parent.csv': [parent('2026-01'), parent('2026-02')] });
    expect([column(joined, 'total_sales'), column(joined, 'sessions')]).toEqual([
      [10_000, 10_000],
      [1000, 1000],
    ]);
    expect(joined.imported.reconciliation.files[2]?.rows.dropped).toEqual([
      { reason: 'counted already by the report by ASIN', rows: 1 },
    ]);
    const files = {
      'a.csv': ads,
      'child.csv': child,
      'parent.csv': [parent('2026-01')],
      'account.csv': [traffic('2026-01', 50_000)],
    };
    expect(column(await join(files, { asins: ['B0PARENTAA'] }), 'total_sales')).toEqual([10_000, Number.NaN]);
    expect(column(await join(files, { asins: ['B0CHILDAAA'] }), 'total_sales')).toEqual([6000, Number.NaN]);
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

  test('a query without its own clicks is no query with none', async () => {
    const rows = [
      query('2026-01', 'lid', { volume: 100, clicks: 10, ownClicks: 4 }),
      query('2026-01', 'pan', { ownClicks: Number.NaN }),
    ];
    const joined = await join({ 'a.csv': ads, 'q.csv': rows });
    expect(column(joined, 'search_click_share')).toEqual([0.4, Number.NaN]);
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([
      { reason: 'a query whose volume or clicks are not given', rows: 1 },
    ]);
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
    expect([...(joined.history.limits.get('organic_rank') ?? [])]).toEqual([Number.NaN, 306]);
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([
      { reason: 'a keyword whose rank was not measured', rows: 1 },
    ]);
  });

  test('a model that does not say what a rank is worth gets none', async () => {
    const files = { 'a.csv': ads, 'r.csv': [rank('2026-01-01', 'lid', { rank: 4 })] };
    const joined = await join(files, {}, { channels: [], signals: [] });
    expect(joined.history.columns.has('organic_rank')).toBe(false);
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([
      { reason: 'a keyword rank: the model does not say what a rank is worth', rows: 1 },
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
    expect(column(joined, 'mention_rate.external_ai')).toEqual([0.2, Number.NaN]);
    expect([column(joined, 'prompts')[0], column(joined, 'runs')[0]]).toEqual([2, 8]);
    expect(joined.imported.provenance.find(({ column }) => column.startsWith('mention_rate'))?.how).toMatch(
      /ChatGPT 3 of 10 \(80 % interval 15\.\d % to 50\.\d %, Wilson\); Perplexity 0 of 5/,
    );
    expect(joined.imported.reconciliation.files[1]?.rows.dropped).toEqual([
      { reason: 'answers of Bing, which is no channel of the model', rows: 1 },
    ]);
  });

  test('visits to the own site are a note', async () => {
    const joined = await join({ 'a.csv': ads, 'g.csv': [visit('2026-04', 7), visit('2026-05', 9)] });
    expect(joined.history.columns.has('sessions')).toBe(false);
    expect(joined.imported.notes[0]).toMatch(/not used\. 2026-04: ChatGPT 7; 2026-05: ChatGPT 9\.$/);
    expect(joined.imported.notes[1]).toMatch(/breaks in May 2026/);
  });

  test('payments of two ledgers add up, and those that both have count once', async () => {
    const two = await join({ 'a.csv': ads, 'c1.csv': [content('2026-04-03', 500)], 'c2.csv': [content('2026-04-03', 600)] });
    expect([column(two, 'content_spend')[0], codes(two)]).toEqual([1100, []]);
    const old = [content('2026-04-03', 500), content('2026-04-03', 500), content('2026-04-09', 70, { line_item: 'Text' })];
    const more = [content('2026-04-20', 600), content('2026-05-03', 500)];
    const again = await join({ 'a.csv': ads, 'c1.csv': old, 'c2.csv': [...old, ...more] });
    expect(column(again, 'content_spend')).toEqual([1670, 500]);
    expect(message(again, 'payments-in-two-ledgers')).toMatch(
      /^Payments of 1070\.00 in this ledger .*: Photos 2026-04-03 1000\.00, Text 2026-04-09 70\.00\. They are counted once.* one file\.$/,
    );
    const other = [
      content('2026-04', 500),
      content('2026-04-03', 500, { use: 'upkeep' }),
      content('2026-04-03', 500, { signal: 'x' }),
    ];
    const apart = await join({ 'a.csv': ads, 'c1.csv': [...old, ...other], 'c2.csv': [...old, ...more] });
    expect(column(apart, 'content_spend')).toEqual([1670 + 1500, 500]);
    expect(message(apart, 'payments-in-two-ledgers')).toMatch(/Its other payments, 1500\.00, are added/);
    expect(apart.imported.reconciliation.totals.find(({ column }) => column === 'content_spend')).toEqual({
      ...{ column: 'content_spend', read: 1070 + 1500 + 2170, used: 3670 },
      dropped: [{ reason: 'days that a later download counts already', amount: 1070 }],
    });
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
    expect([[...whole.history.columns.keys()].filter((name) => name.startsWith('content')), codes(whole)]).toEqual([
      ['content_spend'],
      ['content-without-signal'],
    ]);
  });
});
