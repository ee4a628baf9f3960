import { expect, test } from 'vitest';
import { addPeriods, monthOf } from '../../src/core/calendar.ts';
import { actualsOf } from '../../src/decide/actuals.ts';
import type { History } from '../../src/study/study.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';

const FIRST = monthOf(2026, 1);

function history(final: readonly boolean[]): History {
  const months = final.map((_, month) => addPeriods(FIRST, month));
  const columns = new Map([['ad_sales', Float64Array.from(months, () => 100)]]);
  return { file: 'history.csv', months, lines: months, columns, limits: new Map(), final };
}

const model = shippedModel();
const study = trialStudy([steadyPlan('scale-ppc', { ad_spend: 1 })]);
const setting = trialSetting(model, study);

const finalOf = (final: readonly boolean[], from = FIRST) =>
  actualsOf({ ...study, history: history(final) }, from, setting).final;

test('months that are not final are told by month of the window, and nothing where all are', () => {
  expect(finalOf([true, true, false])).toEqual([true, true, false]);
  expect(finalOf([true, true, false], addPeriods(FIRST, 1))).toEqual([true, false]);
  expect(finalOf([false, true, true], addPeriods(FIRST, 1))).toBeUndefined();
  expect(finalOf([true, true])).toBeUndefined();
});
