import { describe, expect, test } from 'vitest';
import { at, present } from '../../src/core/present.ts';
import type { Setting } from '../../src/decide/decisionSetting.ts';
import { rankElsewhere, rankPlans } from '../../src/decide/rankPlans.ts';
import { stoppedBy, stopRuleOf } from '../../src/decide/stopRule.ts';
import { worthOf } from '../../src/decide/worth.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';

const HOLD = steadyPlan('hold', { ad_spend: 8_000 });
const settingOf = (content: number, draws: number): Setting =>
  trialSetting(shippedModel(), trialStudy([HOLD, steadyPlan('content', { ad_spend: 8_000, content_spend: content })], {}), {
    draws,
  });

const mean = (values: Iterable<number>): number => {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
};

describe('a plan with a way out', () => {
  const setting = settingOf(7000, 2000);
  const plans = setting.plans.map((inputs) => worthOf(setting, inputs));
  const { rule, worth } = present(stopRuleOf(setting, plans), 'a rule');

  test('goes on or stops in every future, is worth more than either, and counting costs what the model says', () => {
    const [hold, going] = [at(plans, 0), at(plans, 1)];
    expect(rule).toMatchObject({ plan: 'content', periods: 6, answers: 200, fee: 500 });
    expect(rule.firstMoney).toBeCloseTo(6 * 15_000, 6);
    expect(rule.firstExtra).toBeCloseTo(6 * 7000, 6);
    const goes = [...worth.value.keys()].filter((draw) => Math.abs(at(worth.value, draw) + 500 - at(going.value, draw)) < 1e-9);
    expect(1 - goes.length / worth.value.length).toBeCloseTo(rule.stopping, 12);
    expect(rule.extraSpend).toBeCloseTo(rule.firstExtra + 500 + (1 - rule.stopping) * (going.cumulative.length - 6) * 7000, 6);
    expect(mean(worth.value)).toBeGreaterThan(Math.max(mean(hold.value), mean(going.value)));
  });

  test('no other count gains more than four Monte Carlo errors beside it', () => {
    for (const least of [1, rule.least - 8, rule.least + 8, 150]) {
      const other = present(stoppedBy(setting, { ...rule, least }, plans), 'the rule');
      const gain = other.value.map((value, draw) => value - at(worth.value, draw));
      const sd = Math.sqrt(mean(gain.map((value) => (value - mean(gain)) ** 2)));
      expect(mean(gain)).toBeLessThan((4 * sd) / Math.sqrt(gain.length));
    }
  });

  test('stands in the ranking of both readings by the same rule', () => {
    const ranking = rankPlans(setting, plans);
    expect(ranking.staged?.rule).toEqual(rule);
    const there = rankElsewhere(setting, plans, ranking).beside.find(({ kind }) => kind === 'staged');
    expect(there?.value).toEqual(ranking.staged?.row.value);
  });
});

describe('no way out is offered', () => {
  test('where no plan spends more on content, or on one path', () => {
    const none = settingOf(0, 200);
    expect(
      stopRuleOf(
        none,
        none.plans.map((inputs) => worthOf(none, inputs)),
      ),
    ).toBeUndefined();
    const one = settingOf(7000, 1);
    expect(
      stopRuleOf(
        one,
        one.plans.map((inputs) => worthOf(one, inputs)),
      ),
    ).toBeUndefined();
  });

  test('where it is not clearly worth more than everything else', () => {
    const setting = settingOf(7000, 500);
    const [hold, going] = setting.plans.map((inputs) => worthOf(setting, inputs));
    const better = { ...present(hold, 'hold'), name: 'better', value: present(going, 'plan').value.map((value) => value + 1e6) };
    expect(stopRuleOf(setting, [present(hold, 'hold'), present(going, 'plan'), better])).toBeUndefined();
  });
});
