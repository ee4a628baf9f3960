import { describe, expect, it } from 'vitest';
import type { ProductRow } from '../../src/portfolio/accountResult.ts';
import { type Collecting, collect } from '../../src/portfolio/collect.ts';
import { lineOf, type ProductRecord, type RanRecord, recordIn } from '../../src/portfolio/record.ts';

function ran(
  index: number,
  changed: Partial<RanRecord> & { readonly gain?: readonly number[]; readonly extra?: number } = {},
): RanRecord {
  const { gain = [4, 8, 4, 8], extra = 10, ...rest } = changed;
  return {
    ...{
      kind: 'ran',
      index,
      id: `P${index}`,
      category: '',
      name: `Product ${index}`,
      currency: 'USD',
      months: 12,
      plans: 1,
      remarks: [],
    },
    menu: {
      ...{ hold: Float64Array.of(100, 200, 300, 400), spend: 50, adSpend: 40 },
      options: [{ label: 'More', kind: 'plan', extra, extraAds: extra, gain: Float64Array.from(gain) }],
    },
    ...rest,
  };
}

function collectedFrom(records: readonly ProductRecord[], more: Partial<Collecting> = {}) {
  const rows: ProductRow[] = [];
  const result = collect({
    records: () => records,
    allowed: () => 100,
    row: (row) => rows.push(row),
    leftOut: () => undefined,
    ...more,
  });
  return { rows, result };
}

const broken: ProductRecord = {
  ...{ kind: 'left out', index: 1, id: 'P1', category: '' },
  issues: [{ opening: 'missing', message: 'column "month"', place: { file: 'history.csv', line: 7 }, advice: 'Add it.' }],
};

describe('records of products', () => {
  it('come back from their lines', () => {
    for (const record of [
      ran(0),
      broken,
      { kind: 'learnt', index: 2, id: 'P2', category: 'x', scores: new Map(), says: new Map() } as const,
    ])
      expect(recordIn(lineOf(record))).toEqual(record);
  });

  it('are summed up draw by draw: what all have in common does not average out', () => {
    const same = collectedFrom([ran(0), ran(1)]).result.totals;
    expect(same.gain).toMatchObject({ mean: 16, p5: 8, p95: 16 });
    expect(same.together).toBeCloseTo(Math.SQRT2, 12);
    const against = collectedFrom([ran(0), ran(1, { gain: [8, 4, 8, 4] })]).result.totals;
    expect(against.together).toBe(0);
  });

  it('tell the worth of an advice by the draws that it was not chosen on', () => {
    const { rows } = collectedFrom([ran(0, { gain: [4, 8, 4, 10] })]);
    expect(rows[0]?.gain.mean).toBe(9);
  });

  it('that were left out are counted by reason and lose nothing of the others', () => {
    const { result, rows } = collectedFrom([ran(0), broken, ran(2)]);
    expect(rows.map(({ id }) => id)).toEqual(['P0', 'P2']);
    expect(result.totals).toMatchObject({ products: 2, leftOut: 1 });
    expect(result.reasons).toEqual([{ reason: 'missing column "…"', count: 1 }]);
  });

  it('in another currency are converted by the user’s table alone', () => {
    const records = [ran(0), ran(1), ran(2, { currency: 'EUR' })];
    expect(collectedFrom(records).result.totals).toMatchObject({ products: 2, leftOut: 1, spend: 100 });
    const rates = new Map([
      ['USD', 1],
      ['EUR', 2],
    ]);
    expect(collectedFrom(records, { rates }).result.totals).toMatchObject({ products: 3, leftOut: 0, spend: 200 });
    expect(collectedFrom(records, { rates: new Map([['EUR', 1]]) }).result.currency).toBe('EUR');
  });

  it('refuse a budget below all that can be chosen', () => {
    expect(() => collectedFrom([ran(0)], { allowed: () => -1 })).toThrow(/invalid budget of 49[\s\S]*at least 50/);
  });

  it('stand in the list of what to add, to cut or to shift by their money', () => {
    const records = [ran(0), ran(1, { extra: -10 }), ran(2, { extra: 0 }), ran(3, { gain: [-1, -1, -1, -1] })];
    const { result } = collectedFrom(records);
    expect([result.add, result.cut, result.shift].map((rows) => rows.map(({ id }) => id))).toEqual([['P0'], ['P1'], ['P2']]);
    expect(result.totals.advised).toEqual({ add: 1, cut: 1, shift: 1, keep: 1 });
  });
});
