import { describe, expect, test } from 'vitest';
import { addPeriods } from '../../src/core/calendar.ts';
import { at, present } from '../../src/core/present.ts';
import { comparePlans } from '../../src/decide/decide.ts';
import { runPlan, type Setting } from '../../src/decide/decisionSetting.ts';
import { cashOfPlans } from '../../src/decide/planCash.ts';
import { projectedIndices } from '../../src/run/timeline.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';

const PLANS = [
  steadyPlan('hold', { ad_spend: 30_000 }),
  steadyPlan('more', { ad_spend: 45_000 }),
  steadyPlan('less', { ad_spend: 15_000 }),
];
const settingOf = (facts: Readonly<Record<string, number>>): Setting =>
  trialSetting(shippedModel(), trialStudy(PLANS, facts), { draws: 40 });

/** Cumulative cash of a plan by projected month, draw by draw, from what it sells: paid out late, stock bought ahead, money spent at once. */
function byHand(setting: Setting, plan: string, { lag, cover }: { lag: number; cover: number }): number[][] {
  const inputs = present(
    setting.plans.find(({ name }) => name === plan),
    plan,
  );
  const outputs = ['margin_before_spend', 'cost_of_goods', 'content_spend'];
  const run = runPlan(setting, inputs, { outputs });
  const indices = projectedIndices(setting.world.timeline);
  const spent = present(inputs.series.get('ad_spend'), 'ad_spend').subarray(setting.world.timeline.lead);
  return Array.from({ length: setting.draws.count }, (_, draw) => {
    const of = (output: string, month: number): number => at(run.at(output, Math.max(0, month)), draw);
    const owed = (month: number): number => of('margin_before_spend', month) + of('cost_of_goods', month);
    let [sum, whole] = [0, Math.floor(lag)];
    return indices.map((month) => {
      const paid = owed(month - whole) * (1 - lag + whole) + owed(month - whole - 1) * (lag - whole);
      const bought = of('cost_of_goods', month) + cover * (of('cost_of_goods', month) - of('cost_of_goods', month - 1));
      sum += paid - bought - at(spent, month) - of('content_spend', month);
      return sum;
    });
  });
}

describe('cash against hold', () => {
  const facts = { payout_days: 45, days_of_cover: 60, cash_limit: 40_000 };
  const [lag, cover] = [45 * 0.032854, 60 * 0.032854];
  const setting = settingOf(facts);
  const cash = cashOfPlans(setting);

  test('is deepest where payouts, stock and spending by hand say so, and breaks a limit in as many futures', () => {
    for (const name of ['more', 'less']) {
      const [plan, hold] = [name, 'hold'].map((one) => byHand(setting, one, { lag, cover }));
      const behind = present(plan, name).map((months, draw) =>
        months.map((money, month) => money - at(at(present(hold, 'hold'), draw), month)),
      );
      const means = at(behind, 0).map((_, month) => behind.reduce((sum, months) => sum + at(months, month), 0) / behind.length);
      const least = Math.min(...means);
      const { deepest, limit } = present(cash.get(name), name);
      expect(deepest?.mean ?? 0).toBeCloseTo(Math.min(0, least), 5);
      if (deepest) expect(deepest.month).toBe(addPeriods(at(setting.world.timeline.projected, 0), means.indexOf(least)));
      const broken = behind.filter((months) => months.some((money) => money < -40_000)).length / behind.length;
      expect(limit).toEqual({ money: 40_000, probabilityBroken: broken });
    }
    expect(cash.get('more')?.deepest?.mean).toBeLessThan(-15_000);
  });

  test('is 14 days late, without stock and without a limit, unless the study says so', () => {
    const usual = settingOf({});
    const found = present(cashOfPlans(usual).get('more'), 'more');
    expect(found.limit).toBeUndefined();
    const [plan, hold] = ['more', 'hold'].map((one) => byHand(usual, one, { lag: 0.46, cover: 0 }));
    const means = at(present(plan, 'more'), 0).map(
      (_, month) =>
        present(plan, 'more').reduce(
          (sum, months, draw) => sum + at(months, month) - at(at(present(hold, 'hold'), draw), month),
          0,
        ) / 40,
    );
    expect(found.deepest?.mean).toBeCloseTo(Math.min(...means), 5);
    expect(14 * 0.032854).toBeCloseTo(0.46, 3);
  });

  test('the later payouts come and the more stock is bought, the deeper it is', () => {
    const depth = (more: Readonly<Record<string, number>>): number =>
      cashOfPlans(settingOf(more)).get('more')?.deepest?.mean ?? 0;
    const [none, late, both] = [
      depth({ payout_days: 0 }),
      depth({ payout_days: 60 }),
      depth({ payout_days: 60, days_of_cover: 90 }),
    ];
    expect(late).toBeLessThan(none);
    expect(both).toBeLessThan(late);
  });

  test('stands with every plan but hold', () => {
    const { plans } = comparePlans(setting, undefined, () => undefined);
    expect(plans.map(({ name, cash: own }) => [name, own !== undefined])).toEqual([
      ['hold', false],
      ['more', true],
      ['less', true],
    ]);
  });
});
