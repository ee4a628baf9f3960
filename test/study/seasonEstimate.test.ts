import { describe, expect, it } from 'vitest';
import { addPeriods, monthNumber, monthOf } from '../../src/core/calendar.ts';
import { present } from '../../src/core/present.ts';
import { tableValue } from '../../src/language/datedValue.ts';
import type { DatedTable } from '../../src/language/model.ts';
import { stream } from '../../src/numeric/random.ts';
import { correctedTable, estimateSeason, seasonedModel, studySeasons } from '../../src/study/seasonEstimate.ts';
import type { History } from '../../src/study/study.ts';
import { shippedModel } from '../helpers/shipped.ts';

const plain = present(shippedModel().tables.get('season'), 'season');
const [first] = plain.rows;
/** A season that a history may correct, with a dated month of its own. */
const table: DatedTable = {
  ...plain,
  correctedBy: ['total_sales', 'sessions'],
  rows: [...plain.rows, { ...present(first, 'row'), month: '2025-07', value: 1.2 }],
};

/** Sales that grow by 1 % a month and follow the table, times a factor by calendar month. */
function history(months: number, factor: (calendar: number) => number, noise = 0): History {
  const next = stream(1, 'season');
  const span = Array.from({ length: months }, (_, index) => addPeriods(monthOf(2024, 1), index));
  const sales = span.map(
    (month, index) =>
      1000 * 1.01 ** index * tableValue(table, 'US', month) * factor(monthNumber(month)) * (1 + noise * (next() - 0.5)),
  );
  return {
    file: 'history.csv',
    months: span,
    lines: span.map((_, index) => index + 2),
    columns: new Map([['total_sales', Float64Array.from(sales)]]),
    limits: new Map(),
    final: span.map(() => true),
  };
}

describe('estimateSeason', () => {
  it('leaves the table alone where the history follows it, Prime Day and growth included', () => {
    const estimate = estimateSeason(
      history(36, () => 1),
      table,
      'US',
    );
    expect(estimate?.months).toBe(36);
    for (const factor of estimate?.factors ?? []) expect(Math.abs(factor - 1)).toBeLessThan(1e-9);
  });

  it('moves part of the way to a season of its own, and averages 1', () => {
    const own = (calendar: number): number => (calendar === 5 ? 1.4 : 1);
    const factors = estimateSeason(history(36, own), table, 'US')?.factors ?? [];
    expect(factors[4]).toBeGreaterThan(1.12);
    expect(factors[4]).toBeLessThan(1.4);
    expect(factors.reduce((sum, factor) => sum + Math.log(factor), 0)).toBeCloseTo(0, 12);
  });

  it('needs two years without gaps', () => {
    expect(
      estimateSeason(
        history(23, () => 1),
        table,
        'US',
      ),
    ).toBeUndefined();
    expect(
      estimateSeason(
        history(36, () => 1),
        { ...table, correctedBy: ['sessions'] },
        'US',
      ),
    ).toBeUndefined();
    const gap = history(36, () => 1);
    gap.columns.get('total_sales')?.fill(Number.NaN, 5, 6);
    expect(estimateSeason(gap, table, 'US')).toBeUndefined();
    expect(estimateSeason(undefined, table, 'US')).toBeUndefined();
  });
});

describe('correctedTable', () => {
  it('multiplies every month, and keeps Prime Day where it was', () => {
    const estimate = { factors: Array.from({ length: 12 }, (_, index) => 1 + index / 100), column: 'total_sales', months: 36 };
    const corrected = correctedTable(table, estimate);
    const june = monthOf(2026, 6);
    expect(tableValue(corrected, 'US', june)).toBeCloseTo(tableValue(table, 'US', june) * 1.05, 12);
    const late = monthOf(2031, 10);
    expect(tableValue(corrected, 'US', late)).toBeCloseTo(tableValue(table, 'US', late) * 1.09, 12);
    expect(corrected.rows).toHaveLength(table.rows.length);
  });
});

describe('seasonedModel', () => {
  const model = shippedModel();
  const long = history(36, (calendar) => (calendar === 5 ? 1.4 : 1));

  it('corrects every table that names a column of the history, whatever it is called', () => {
    const tables = new Map([
      ['harvest', { ...table, name: 'harvest' }],
      ['weather', { ...table, name: 'weather', correctedBy: [] }],
    ]);
    const seasoned = seasonedModel({ ...model, tables }, long, 'US');
    expect([...studySeasons({ ...model, tables }, long, 'US').keys()]).toEqual(['harvest']);
    expect(seasoned.tables.get('weather')).toBe(tables.get('weather'));
    expect(seasoned.tables.get('harvest')?.rows[0]?.grade).toBe('input');
  });

  it('is the model itself where nothing corrects it', () => {
    expect(seasonedModel(model, undefined, 'US')).toBe(model);
  });
});
