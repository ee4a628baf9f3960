import { describe, expect, test } from 'vitest';
import { addPeriods, monthOf } from '../../src/core/calendar.ts';
import { type History, historyUntil } from '../../src/study/study.ts';

const FIRST = monthOf(2025, 1);

function history(final: readonly boolean[]): History {
  const months = final.map((_, month) => addPeriods(FIRST, month));
  return {
    file: 'history.csv',
    months,
    lines: months.map((_, month) => month + 2),
    columns: new Map([['ad_sales', Float64Array.from(months, (_, month) => month)]]),
    limits: new Map(),
    final,
  };
}

const until = (final: readonly boolean[], months: number): readonly boolean[] =>
  historyUntil(history(final), addPeriods(FIRST, months - 1)).final;

describe('a history as it was', () => {
  test('all final now is all final then', () => {
    expect(until([true, true, true, true], 3)).toEqual([true, true, true]);
  });

  test('has as many months that are not final at its end as now', () => {
    expect(until([true, true, true, true, false], 4)).toEqual([true, true, true, false]);
    expect(until([true, true, true, false, false], 3)).toEqual([true, false, false]);
    expect(until([true, true, true, false, false], 5)).toEqual([true, true, true, false, false]);
    expect(until([true, false, false], 2)).toEqual([false, false]);
  });

  test('keeps those that are not final in the middle', () => {
    expect(until([true, false, true, true], 3)).toEqual([true, false, true]);
    expect(until([true, false, true, true, false], 4)).toEqual([true, false, true, false]);
  });

  test('where no month is final has none that is', () => {
    expect(until([false, false, false], 2)).toEqual([false, false]);
  });
});
