import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { present } from '../../src/core/present.ts';
import type { PlanResult } from '../../src/decide/decision.ts';
import type { PlanCash } from '../../src/decide/planCash.ts';
import { verdictOf } from '../../src/decide/verdict.ts';
import { settingOf } from '../../src/report/reportSetting.ts';
import { cashWords } from '../../src/report/topics/answer/cashWords.ts';
import { sampleDecision } from '../helpers/sampleDecision.ts';

const decision = sampleDecision();
const telling = { decision, verdict: verdictOf(decision), setting: settingOf(decision) };
const plan = (cash: PlanCash): PlanResult => ({
  ...present(
    decision.plans.find(({ name }) => name === 'scale-ppc'),
    'plan',
  ),
  cash,
});
const deepest = { month: monthOf(2027, 3), mean: -45_000, p10: -60_000 };
const limit = { money: 40_000, probabilityBroken: 0.62 };

test('cash has a sentence where it falls further behind than contribution, or a limit is stated', () => {
  expect(cashWords(plan({ deepest }), -30_000, telling).text).toBe(
    'In the bank Scale PPC is furthest behind Hold in Mar 2027, by $45k: money comes in later than it is earned.',
  );
  expect(cashWords(plan({ deepest }), -44_000, telling).text).toBe('');
  expect(cashWords(plan({}), 0, telling).text).toBe('');
  const said = cashWords(plan({ deepest, limit }), -44_000, telling);
  expect(said.text).toBe(
    'In the bank Scale PPC is furthest behind Hold in Mar 2027, by $45k; your limit of $40k breaks in 62 of 100 futures.',
  );
  expect(said.facts.map(({ kind }) => kind)).toEqual(['cash', 'cashLimit', 'cashBroken']);
});

test('of one path it says whether the limit breaks', () => {
  const one = { ...telling, setting: { ...telling.setting, draws: 1 } };
  expect(cashWords(plan({ deepest, limit: { ...limit, probabilityBroken: 1 } }), 0, one).text).toMatch(
    /by \$45k, beyond your limit of \$40k\.$/,
  );
});
