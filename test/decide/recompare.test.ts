import { expect, test } from 'vitest';
import { comparePlans } from '../../src/decide/decide.ts';
import { recompare } from '../../src/decide/recompare.ts';
import { SAMPLE } from '../helpers/sampleDecision.ts';
import { trialSetting } from '../helpers/shipped.ts';

const setting = trialSetting(SAMPLE.model, SAMPLE.study);
const whole = comparePlans(setting, undefined, () => undefined);
const again = recompare(setting, undefined);

test('plans that are compared again stand as in the report', () => {
  const { rows, lead, byWindow, nothing } = whole.ranking;
  expect(again.ranking).toMatchObject({ rows, lead, byWindow, nothing });
  const pairs = whole.pairs.filter(({ reference }) => reference === 'hold');
  expect(again).toMatchObject({ pairs, headline: whole.headline, best: whole.best });
});

test('they have the same split and the same money', () => {
  for (const [index, { series, quarters, totals, spend }] of whole.plans.entries()) {
    const one = again.plans[index];
    expect(one).toMatchObject({
      quarters,
      spend,
      totals: { value: totals.value, budgetDependenceEnd: totals.budgetDependenceEnd },
    });
    for (const [slot, band] of one?.series ?? []) expect([slot, band]).toEqual([slot, series.get(slot)]);
    expect([...(one?.series.keys() ?? [])]).toEqual(expect.arrayContaining(['earned', 'paid', 'ad_supported', 'revenue']));
  }
});

test('what is known of a plan is not run again', () => {
  const known = new Map();
  recompare(setting, undefined, known);
  expect([...known.keys()]).toEqual([...setting.plans, 'nothing']);
  const kernelFor = () => {
    throw new Error('a run');
  };
  expect(recompare({ ...setting, kernelFor }, undefined, known)).toEqual(again);
});
