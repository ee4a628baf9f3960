import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { tieOut, tieOutText } from '../../src/report/topics/imported/tieOut.ts';
import type { History } from '../../src/study/study.ts';
import { shippedModel } from '../helpers/shipped.ts';

const HISTORY: History = {
  ...{ file: 'history.csv', lines: [2, 3, 4], limits: new Map(), final: [true, true, false] },
  months: [1, 2, 3].map((month) => monthOf(2026, month)),
  columns: new Map([
    ['ad_spend', Float64Array.of(0.1, 0.2, 1234.56)],
    ['acos', Float64Array.of(0.25, Number.NaN, Number.NaN)],
    ['sessions', Float64Array.of(Number.NaN, 10, 20)],
    ['organic_rank', Float64Array.of(Number.NaN, Number.NaN, Number.NaN)],
  ]),
};

test('a column is tied out by its months, blanks, sum and last value', () => {
  expect(tieOut(HISTORY, shippedModel())).toEqual([
    { column: 'ad_spend', first: '2026-01', last: '2026-03', count: 3, blank: 0, sum: 1234.86, lastValue: 1234.56 },
    { column: 'acos', first: '2026-01', last: '2026-01', count: 1, blank: 2, lastValue: 0.25 },
    { column: 'sessions', first: '2026-02', last: '2026-03', count: 2, blank: 1, sum: 30, lastValue: 20 },
  ]);
});

test('beside it stands what the files hold', () => {
  const total = { column: 'ad_spend', read: 1300, used: 1234.86, dropped: [{ reason: 'another marketplace', amount: 65.14 }] };
  const rows = tieOut(HISTORY, shippedModel(), { reconciliation: { files: [], totals: [total] }, provenance: [], notes: [] });
  expect(rows[0]).toMatchObject({ read: 1300, used: 1234.86 });
  const lines = tieOutText(rows, 120).split('\n');
  expect(lines[4]).toMatch(/^ad_spend +2026-01 +2026-03 +3 +0 +1,234\.86 +1,234\.56 +1,300 +1,234\.86$/);
  expect(tieOutText(rows, 80)).not.toContain('In the files');
});
