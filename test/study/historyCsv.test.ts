import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf, periodsBetween } from '../../src/core/calendar.ts';
import { historyCsv } from '../../src/study/historyCsv.ts';
import { checkJoined } from '../../src/study/joined.ts';
import { readHistory } from '../../src/study/readHistory.ts';
import type { History } from '../../src/study/study.ts';
import { ad, answer, content, join, query, rank, traffic } from '../exports/join/sample.ts';
import { MODEL, table } from './sample.ts';

const CONTEXT = { model: MODEL, currency: 'USD' };

/** What a history says, without where it stands. */
function said({ months, columns, limits, final }: History): object {
  const sorted = (map: ReadonlyMap<string, Float64Array>): unknown =>
    [...map].map(([name, values]) => [name, [...values]]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return { months, columns: sorted(columns), limits: sorted(limits), final };
}

function written(history: History, note = ''): object {
  return said(readHistory(table(historyCsv(history, note), 'history.csv'), CONTEXT).history);
}

const cents = fc.integer({ min: 0, max: 1e11 }).map((value) => value / 100);
const money = fc.oneof(cents, fc.double({ min: 1e-3, max: 1e12, noNaN: true }), fc.constantFrom(0, 1.234, 1000.001));
const count = fc.integer({ min: 0, max: 1e9 });
const share = fc.oneof(fc.double({ min: 1e-9, max: 1, noNaN: true }), fc.constantFrom(0, 0.5, 0.125, 1));
const rankValue = fc.oneof(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 1e6 }));

const COLUMNS = new Map([
  ['total_sales', money],
  ['content_spend', money],
  ['content_spend.reviews', money],
  ['ad_clicks', count],
  ['sessions', count],
  ['prompts', count],
  ['search_click_share', share],
  ['mention_rate.external_ai', share],
]);

/** Any history that a study may have: whatever is not ad_spend may be missing, and ranks may be limits. */
const anyHistory: fc.Arbitrary<History> = fc.integer({ min: 1, max: 30 }).chain((length) => {
  const row = (value: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> =>
    fc.array(value, { minLength: length, maxLength: length }).map((values) => Float64Array.from(values));
  const missing = (value: fc.Arbitrary<number>): fc.Arbitrary<number> => fc.oneof(value, fc.constant(Number.NaN));
  const others = [...COLUMNS].map(([name, value]) => fc.tuple(fc.constant(name), row(missing(value))));
  return fc
    .record({
      adSpend: row(money),
      adSales: row(missing(money)),
      others: fc.tuple(...others),
      picked: fc.subarray([...COLUMNS.keys()]),
      ranks: row(missing(rankValue)),
      limits: row(missing(rankValue)),
      final: fc.array(fc.boolean(), { minLength: length, maxLength: length }),
    })
    .map(({ adSpend, adSales, others: all, picked, ranks, limits, final }) => ({
      file: 'exports, joined',
      lines: [],
      months: periodsBetween(monthOf(2024, 1), monthOf(2024, length)),
      columns: new Map([
        ...[...all.filter(([name]) => picked.includes(name)), ['organic_rank', ranks] as const],
        ...[['ad_spend', adSpend] as const, ['ad_sales', adSales] as const],
      ]),
      limits: new Map([['organic_rank', limits.map((limit, month) => (Number.isNaN(ranks[month]) ? limit : Number.NaN))]]),
      final,
    }));
});

describe('a written history.csv', () => {
  test('reads back to the history that a study has without it, whatever the history', () =>
    fc.assert(
      fc.property(anyHistory, fc.string(), (history, note) => {
        expect(written(history, note)).toEqual(said(checkJoined({ history }, CONTEXT).history));
      }),
      { numRuns: 200 },
    ));

  test('of joined exports has cents and whole counts, limits of ranks, words for final and a note', async () => {
    const months = ['2026-01', '2026-02', '2026-03'];
    const joined = await join({
      '=sp.csv': months.map((month, index) => ad(month, 1000.5 + index)),
      'br.csv': months.slice(1).map((month) => traffic(month, 9876.5)),
      'sqp.csv': [query('2026-01', 'lid'), query('2026-02', 'lid', { clicks: 33, ownClicks: 7 })],
      'rank.csv': [rank('2026-01-03', 'lid', { rank: 12 }), rank('2026-02-03', 'lid', { deeperThan: 306 })],
      'ai.csv': [answer('2026-03-01', 'best lid', { answers: 30, mentions: 7 })],
      'ledger.csv': [content('2026-02-01', 450.5, { signal: 'reviews' })],
    });
    const lines = historyCsv(joined.history, '=1+1').split('\n');
    expect(lines[0]).toBe(
      'month,ad_spend,ad_sales,ad_clicks,total_sales,sessions,search_click_share,search_clicks,organic_rank,mention_rate.external_ai,prompts,runs,content_spend,content_spend.reviews,final,note',
    );
    expect(lines[1]).toBe("2026-01,1000.50,4002,10,,,0.250000,40,12,,,,,,yes,'=1+1");
    expect(lines[2]).toBe('2026-02,1001.50,4006,10,9876.50,50,0.212121,33,>306,,,,450.50,450.50,yes,');
    expect(written(joined.history)).toEqual(said(checkJoined(joined, CONTEXT).history));
  });
});

describe('what is joined from exports is held to the checks of a history.csv', () => {
  const history = (columns: Readonly<Record<string, readonly number[]>>): History => ({
    file: 'exports, joined',
    lines: [],
    months: [monthOf(2026, 1), monthOf(2026, 2)],
    columns: new Map(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])),
    limits: new Map(),
    final: [true, true],
  });
  const check = (columns: Readonly<Record<string, readonly number[]>>): unknown =>
    checkJoined({ history: history({ ad_spend: [1, 2], ad_sales: [4, 8], ...columns }) }, CONTEXT);

  test.each([
    ['a month without spend', { ad_spend: [1, Number.NaN] }, /missing ad spend of 2026-02\n {2}at exports, joined\n/],
    ['a negative amount', { total_sales: [9, -3] }, /invalid value "-3" in total_sales\n[\s\S]*0 or more/],
    ['an amount beyond all measure', { total_sales: [9, 2e12] }, /invalid number "2000000000000" in total_sales/],
    ['a share above 1', { search_click_share: [0.1, 1.5] }, /invalid value "1\.5" in search_click_share/],
    ['a rank before the first', { organic_rank: [0.5, 3] }, /invalid value "0\.5" in organic_rank/],
    ['an ACOS of 0 with spend', { acos: [0, 0.25] }, /ACOS 0 in 2026-01, a month with ad spend/],
    ['a column that the model lacks', { tea: [1, 2] }, /unknown column "tea"/],
  ])('%s', (_, columns, message) => expect(() => check(columns)).toThrow(message));

  test('months with a gap', () => {
    const gap = { ...history({ ad_spend: [1, 2], ad_sales: [4, 8] }), months: [monthOf(2026, 1), monthOf(2026, 3)] };
    expect(() => checkJoined({ history: gap }, CONTEXT)).toThrow(/missing month 2026-02, between 2026-01 and 2026-03/);
  });

  test('months after --as-of, and attributed sales above all sales', () => {
    const all = history({ ad_spend: [1, 2], ad_sales: [4, 8], total_sales: [3, 9] });
    const { history: cut, warnings } = checkJoined({ history: all }, { ...CONTEXT, asOf: monthOf(2026, 1) });
    expect([cut.months, [...(cut.columns.get('acos') ?? [])]]).toEqual([[monthOf(2026, 1)], [0.25]]);
    expect(warnings).toEqual([
      {
        code: 'part-above-whole',
        message: expect.stringMatching(/^Attributed ad sales: more than all sales in 2026-01/),
        place: { file: 'exports, joined' },
      },
    ]);
  });
});
