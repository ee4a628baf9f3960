import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../src/core/day.ts';
import { InputError } from '../../../src/core/error.ts';
import type { AmountAccount } from '../../../src/study/imported.ts';
import type { JoinedHistory } from '../../../src/study/joined.ts';
import { ad, type BareRow, content, day, join, type SampleFile, traffic } from './sample.ts';

const LEVELS = ['campaign', 'search-term', 'advertised-product', 'purchased-product'] as const;
const PRODUCTS = ['sponsored-products', 'sponsored-brands', 'all'] as const;

/** Days of January to April 2026, up to 40 of them. */
const days = fc
  .record({ from: fc.integer({ min: 0, max: 119 }), length: fc.integer({ min: 0, max: 39 }) })
  .map(
    ({ from, length }) =>
      `${formatDay(later('2026-01-01', from))}..${formatDay(later('2026-01-01', Math.min(119, from + length)))}`,
  );

function later(text: string, count: number): ReturnType<typeof day> {
  return (day(text) + count) as ReturnType<typeof day>;
}

const money = fc.integer({ min: -5_000, max: 500_000 }).map((cents) => cents / 100);
const asin = fc.constantFrom(undefined, 'B0ABCD1234', 'B0OTHER123');

const row: fc.Arbitrary<BareRow> = fc.oneof(
  fc
    .record({
      days,
      money,
      level: fc.constantFrom(...LEVELS),
      adProduct: fc.constantFrom(...PRODUCTS),
      campaign: fc.constantFrom('A', 'B'),
      asin,
    })
    .map(({ days, money, asin, ...rest }) => ad(days, money, { ...rest, ...(asin === undefined ? {} : { asin }) })),
  fc.record({ days, money, asin }).map(({ days, money, asin }) => traffic(days, money, asin === undefined ? {} : { asin })),
  fc.record({ days, money }).map(({ days, money }) => content(days, money)),
  fc.record({ days, money }).map(({ days, money }) => ad(days, money, { marketplace: 'DE' })),
);

const FIRST = 'f_2026-06-10.csv';

/** Some files beside one that makes the history whole; their names say which is the later. */
const files: fc.Arbitrary<Record<string, SampleFile>> = fc
  .record({
    rows: fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 4 }),
    leftOut: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ rows, leftOut }) => ({
    ...Object.fromEntries(
      rows.map((list, index) => [`f_2026-06-1${index}.csv`, { rows: list, leftOut: new Map([['totals row', leftOut]]) }]),
    ),
    'whole.csv': {
      rows: ['2026-01', '2026-02', '2026-03', '2026-04'].map((month) => ad(month, 12.34, { campaign: 'C', adProduct: 'all' })),
    },
  }));

const cents = (values: readonly number[]): number => values.reduce((sum, value) => sum + Math.round(value * 100), 0);

function amountsOf(row: BareRow): [string, number][] {
  if (row.marketplace !== undefined) return [];
  if (row.kind === 'ad' && row.level !== 'purchased-product')
    return [
      ['ad_spend', row.spend],
      ['ad_sales', row.sales],
      ['ad_clicks', row.clicks],
    ];
  if (row.kind === 'traffic')
    return [
      ['total_sales', row.sales],
      ['sessions', row.sessions],
    ];
  return row.kind === 'content' ? [['content_spend', row.amount]] : [];
}

function columnTotal(joined: JoinedHistory, column: string): number {
  return cents([...(joined.history.columns.get(column) ?? [])].filter((value) => !Number.isNaN(value)));
}

/** Two files that may be of two accounts are a question, and no account of them: the property is about others. */
async function unlessAsked(joining: Promise<JoinedHistory>): Promise<JoinedHistory> {
  try {
    return await joining;
  } catch (error) {
    fc.pre(!(error instanceof InputError && error.message.startsWith('missing choice between')));
    throw error;
  }
}

describe('whatever the files', () => {
  test('nothing is lost and nothing counted twice, to the cent', () =>
    fc.assert(
      fc.asyncProperty(files, fc.constantFrom(undefined, ['B0ABCD1234']), async (all, asins) => {
        const joined = await unlessAsked(join(all, asins === undefined ? {} : { asins }));
        const read = Object.values(all).flatMap(({ rows }) => rows.flatMap(amountsOf));
        for (const { column, read: total, used, dropped } of joined.imported.reconciliation.totals) {
          expect([column, cents([total])]).toEqual([
            column,
            cents(read.filter(([name]) => name === column).map(([, value]) => value)),
          ]);
          expect([column, cents([used, ...dropped.map(({ amount }) => amount)])]).toEqual([column, cents([total])]);
          expect([column, cents([used])]).toEqual([column, columnTotal(joined, column)]);
        }
      }),
      { numRuns: 100 },
    ));

  test('every row is used, added to another or dropped with a reason', () =>
    fc.assert(
      fc.asyncProperty(files, async (all) => {
        const joined = await unlessAsked(join(all));
        for (const { file, rows, amounts } of joined.imported.reconciliation.files) {
          const { rows: given = [], leftOut = new Map<string, number>() } = all[file] ?? {};
          expect(rows.read).toBe(given.length + [...leftOut.values()].reduce((sum, count) => sum + count, 0));
          expect(rows.used + rows.summed + rows.dropped.reduce((sum, { rows }) => sum + rows, 0)).toBe(rows.read);
          expect([...rows.dropped, ...amounts.flatMap(({ dropped }) => dropped)].every(({ reason }) => reason !== '')).toBe(true);
          for (const amount of amounts) balanced(amount);
        }
      }),
      { numRuns: 80 },
    ));

  test('the order of the files and copies of them change nothing', () =>
    fc.assert(
      fc.asyncProperty(files, async (all) => {
        const plain = await unlessAsked(join(all));
        const copies = Object.fromEntries(
          Object.entries(all)
            .reverse()
            .flatMap(([path, file]) => [[path, { ...file, sha256: path }] as const]),
        );
        const turned = await join({
          ...copies,
          'zz-copy.csv': { rows: all[FIRST]?.rows ?? [], sha256: all[FIRST] ? FIRST : 'none' },
        });
        expect([...turned.history.columns]).toEqual([...plain.history.columns]);
      }),
      { numRuns: 30 },
    ));
});

function balanced({ column, read, used, dropped }: AmountAccount): void {
  expect([column, cents([used, ...dropped.map(({ amount }) => amount)])]).toEqual([column, cents([read])]);
}
