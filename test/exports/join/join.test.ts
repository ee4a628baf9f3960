import { describe, expect, test } from 'vitest';
import { type Day, formatDay } from '../../../src/core/day.ts';
import { ad, codes, column, day, join, message, months, span, traffic } from './sample.ts';

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
    expect([months(joined), [...joined.history.final]]).toEqual([
      ['2026-02', '2026-03'],
      [true, false],
    ]);
    expect(joined.warnings.map((warning) => warning.message)).toEqual([
      '2026-01 is left out: advertising reports lack 2026-01-01 to 2026-01-19. Add a report of these days to use the month.',
      '2026-04 is left out: advertising reports lack 2026-04-11 to 2026-04-30. Add a report of these days to use the month.',
    ]);
  });

  test('a month is final when the files of its own numbers are from two weeks after it', async () => {
    const monthly = { 'jan.csv': [ad('2026-01', 10)], 'feb.csv': [ad('2026-02', 10)], 'mar.csv': [ad('2026-03', 10)] };
    const early = await join(monthly);
    expect([[...early.history.final], codes(early)]).toEqual([[false, false, false], ['months-not-final']]);
    expect(message(early, 'months-not-final')).toMatch(
      /^2026-01 to 2026-02 are not final: .* Download each of these months once more/,
    );
    const said = await join(monthly, {
      downloads: new Map([
        ['jan.csv', day('2026-02-14')],
        ['feb.csv', day('2026-03-13')],
      ]),
    });
    expect([[...said.history.final], message(said, 'months-not-final').slice(0, 13)]).toEqual([
      [true, false, false],
      '2026-02 is no',
    ]);
  });

  test('a download that overlaps the last two weeks of the month before makes it final, a period in the name does not', async () => {
    const daily = (from: string, count: number) =>
      Array.from({ length: count }, (_, index) => ad(formatDay((day(from) + index) as Day), 1));
    const files = {
      'sp_2026-01-01_2026-12-31.csv': daily('2026-01-01', 31),
      'b.csv': daily('2026-01-18', 42),
      'sp_2026-04-14.csv': daily('2026-03-01', 31),
    };
    const joined = await join(files);
    expect([column(joined, 'ad_spend'), [...joined.history.final]]).toEqual([
      [31, 28, 31],
      [true, false, true],
    ]);
    const { 'b.csv': february, ...others } = files;
    expect([...(await join({ ...others, 'feb.csv': february.slice(14) })).history.final]).toEqual([false, false, true]);
  });

  test('formats.csv says which of two downloads is later', async () => {
    const files = { 'a.csv': [ad('2026-01', 10)], 'b.csv': [ad('2026-01', 9)] };
    const joined = await join(files, { downloads: new Map([['a.csv', day('2026-03-01')]]) });
    expect(column(joined, 'ad_spend')).toEqual([10]);
  });

  test('a quiet day is no hole, a month without rows is', async () => {
    const quiet = await join({ 'a.csv': [ad('2026-01-01..2026-01-10', 10), ad('2026-01-15..2026-01-31', 20)] });
    expect(column(quiet, 'ad_spend')).toEqual([30]);
    const files = { 'a.csv': [ad('2026-01', 10)], 'b.csv': [ad('2026-03', 20), ad('2026-04', 20)] };
    const gap = await join(files);
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

  test('of files that end on the same day the date in the name decides, then the number that a browser adds', async () => {
    const dated = await join({
      'sp-2026-02-03.csv': [ad('2026-01', 1)],
      'sp-2026-02-09.csv': [ad('2026-01', 2)],
      'a/sp-2026-02-05 (1).csv': [ad('2026-01', 3)],
    });
    expect(column(dated, 'ad_spend')).toEqual([2]);
    const numbered = await join({
      'sp.csv': [ad('2026-01', 1)],
      'sp (2).csv': [ad('2026-01', 2)],
      'sp (10).csv': [ad('2026-01', 3)],
    });
    expect(column(numbered, 'ad_spend')).toEqual([3]);
  });

  test('where only the order of names would decide, another amount is a question, and the same is none', async () => {
    const asked = join({ 'a.csv': [ad('2026-01', 20)], 'b.csv': [ad('2026-01', 20, { sales: 81 })] });
    await expect(asked).rejects.toThrow(
      /^missing choice between this file and b\.csv: both cover 2026-01-01 to 2026-01-31, with other amounts \(sales 80\.00 here and 81\.00 there\)/,
    );
    expect(codes(await join({ 'a.csv': [ad('2026-01', 1)], 'b.csv': [ad('2026-01', 1)] }))).toEqual([]);
    const said = { downloads: new Map([['a.csv', day('2026-03-01')]]) };
    const answered = await join({ 'a.csv': [ad('2026-01', 20)], 'b.csv': [ad('2026-01', 30)] }, said);
    expect(column(answered, 'ad_spend')).toEqual([20]);
  });

  test('other amounts in a later download are told with both totals', async () => {
    const files = (amount: number) => ({ 'sp.csv': [ad('2026-01', 100)], 'sp (1).csv': [ad('2026-01', amount)] });
    expect(message(await join(files(90)), 'later-download-gives-less')).toMatch(
      /later download sp \(1\)\.csv gives other amounts .* 2026-01-01 to 2026-01-31: spend 100\.00 here and 90\.00 there, .* 10 % less/,
    );
    const restated = message(await join(files(100.5)), 'downloads-differ');
    expect(restated).toContain('spend 100.00 here and 100.50 there, sales 400.00 here and 402.00 there. The later one is used.');
    expect(codes(await join(files(100)))).toEqual([]);
  });

  test('total sales of the same days that differ by more than a restatement are of two accounts: a question', async () => {
    const report = (days: string, sales: number) => [
      traffic(`${days}-01..${days}-20`, sales),
      traffic(`${days}-21..${days}-31`, 100),
    ];
    const ads = { 'ads.csv': [ad('2026-01', 10)] };
    const two = { ...ads, 'a.csv': report('2026-01', 900), 'b.csv': [...report('2026-01', 2000), traffic('2026-02-01', 50)] };
    await expect(join(two)).rejects.toThrow(/they differ too much to be two downloads of one account/);
    const one = { ...ads, 'a.csv': report('2026-01', 900), 'b.csv': [...report('2026-01', 930), traffic('2026-02-01', 50)] };
    expect(column(await join(one), 'total_sales')).toEqual([1030]);
  });

  test('parts of rows are estimates and not compared', async () => {
    expect(
      codes(await join({ 'a.csv': [ad('2026-01', 310), ad('2026-02', 100)], 'b.csv': [ad('2026-01-30..2026-02-28', 1)] })),
    ).toEqual(['rows-over-months']);
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

  test('periods of one file that overlap add up, with a warning', async () => {
    const joined = await join({ 'a.csv': [ad('2026-01', 10), ad('2026-01-10..2026-01-20', 5)] });
    expect([column(joined, 'ad_spend'), codes(joined)]).toEqual([[15], ['periods-overlap']]);
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
    expect(codes(joined)).toEqual(['account-wide']);
  });

  test('attribution windows are named with their amounts', async () => {
    const joined = await join({
      'sp.csv': [ad('2026-01', 100, { attributionDays: 7 })],
      'sb.csv': [ad('2026-01', 50, { adProduct: 'sponsored-brands', attributionDays: 14 })],
    });
    expect(column(joined, 'ad_sales')).toEqual([600]);
    expect(joined.imported.notes).toEqual([
      'ad_spend and ad_sales add up reports with different attribution windows. Sponsored Products: sales within 7 days of a click 400.00 USD, spend 100.00 USD; Sponsored Brands: sales within 14 days of a click or a view 200.00 USD, spend 50.00 USD.',
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

  test('a report without sales beside others takes the sum away, alone it is an error', async () => {
    const silent = ad('2026-02', 50, { adProduct: 'sponsored-brands', sales: Number.NaN, orders: Number.NaN, units: Number.NaN });
    const joined = await join({ 'sp.csv': [ad('2026-01', 100), ad('2026-02', 100)], 'sb.csv': [silent] });
    expect([column(joined, 'ad_sales'), message(joined, 'month-not-known')]).toEqual([
      [400, Number.NaN],
      '2026-02 has no ad_sales: 1 row of Sponsored Brands lacks it although something happened there (2026-02-01 to 2026-02-28), the first in line 2 of sb.csv. Fill it in, with 0 where there was none, or download the report again with all of its columns.',
    ]);
    await expect(join({ 'sb.csv': [silent] })).rejects.toThrow(
      /^missing ad_sales of 2026-02: 1 row of Sponsored Brands .* line 2 of sb\.csv/,
    );
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
