import { expect, test } from 'vitest';
import { historyPriors } from '../../src/study/historyPriors.ts';
import { shippedStudy } from '../posterior/shippedWorld.ts';

const { model, study } = shippedStudy();
const rowsOf = (columns = study.history.columns) =>
  new Map(historyPriors({ ...study, history: { ...study.history, columns } }, model).map(({ row }) => [row.name, row]));

test('starting values lie around the first months, 25 % to either side, and facts as loosely as they are known', () => {
  const rank = rowsOf().get('starting_rank');
  const first = study.history.columns.get('organic_rank') ?? new Float64Array();
  const mean = ((first[0] ?? 0) + (first[1] ?? 0) + (first[2] ?? 0)) / 3;
  expect([rank?.low, rank?.mid, rank?.high, rank?.shape]).toEqual([mean / 1.25, mean, mean * 1.25, 'lognormal']);
  expect(rowsOf().get('conversion_rate')).toMatchObject({ low: 0.1 / 1.2, mid: 0.1, high: 0.12, shape: 'logit-normal' });
  expect(rowsOf().get('price')).toMatchObject({ low: 40, mid: 40, high: 40, shape: 'fixed' });
});

test('the shares at the start are left to the register', () =>
  expect([...rowsOf().keys()]).not.toContain('starting_mention_rate'));

test('without clicks the price of one follows from ACOS, conversion and price', () => {
  const columns = new Map([...study.history.columns].filter(([name]) => name !== 'ad_clicks'));
  const acos = columns.get('acos') ?? new Float64Array();
  const mean = ((acos[0] ?? 0) + (acos[1] ?? 0) + (acos[2] ?? 0)) / 3;
  expect(rowsOf(columns).get('starting_cost_per_click')?.mid).toBeCloseTo(mean * 0.1 * 40, 12);
});
