import { formatPeriod } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { RankedPlan, Rung, StopRule } from '../../../decide/ranked.ts';
import { verdictOf } from '../../../decide/verdict.ts';
import type { Fact, Said } from '../../claims.ts';
import { settingOf } from '../../reportSetting.ts';
import { pageOneOf } from '../../topics/answer/pageOne.ts';
import type { Chance } from './chanceJson.ts';
import { marginJson } from './marginJson.ts';
import { roundedNumber } from './roundedNumber.ts';

/** Every plan by its value, best first, with the steps that nobody asked about and spending nothing. */
export function rankingJson({ ranking }: Pick<Decision, 'ranking'>, chance: Chance): object {
  const { assetCredit, rows, lead, byWindow, nothing, rung, rungOverBest, staged, ladder, ladderDraws } = ranking;
  const row = (plan: RankedPlan): object => rowJson(plan, chance);
  return {
    asset_credit: assetCredit,
    plans: rows.map(row),
    ...(lead && { lead: marginJson(lead, chance) }),
    by_window: [...byWindow],
    spending_nothing: row(nothing),
    ...(rung && { best_step: row(rung) }),
    ...(rungOverBest && { best_step_over_best: marginJson(rungOverBest, chance) }),
    ...(staged && {
      with_a_stop: { ...row(staged.row), over_best: marginJson(staged.overBest, chance), rule: ruleJson(staged.rule) },
    }),
    ladder_draws: ladderDraws,
    ladder: ladder.map((step) => stepJson(step, chance)),
  };
}

function rowJson({ name, label, value, extraSpend, againstHold, againstNothing }: RankedPlan, chance: Chance): object {
  return {
    name,
    label,
    value: chance.spread(value),
    extra_spend: roundedNumber(extraSpend),
    ...(againstHold && { against_hold: marginJson(againstHold, chance) }),
    ...(againstNothing && { against_spending_nothing: marginJson(againstNothing, chance) }),
  };
}

function ruleJson({ plan, until, instead, member, answers, least, stopping, fee, firstMoney, firstExtra }: StopRule): object {
  return {
    plan,
    until: formatPeriod(until),
    otherwise: instead,
    asked: member,
    answers,
    go_on_from: least,
    probability_of_stopping: roundedNumber(stopping),
    fee: roundedNumber(fee),
    money_until_then: roundedNumber(firstMoney),
    extra_until_then: roundedNumber(firstExtra),
  };
}

function stepJson({ label, extraSpend, againstHold }: Rung, chance: Chance): object {
  return { label, extra_spend: roundedNumber(extraSpend), against_hold: marginJson(againstHold, chance) };
}

/** What page one says, each sentence with what it claims. */
export function verdictJson(decision: Decision): object {
  const { headline, lead, orders, elsewhere } = pageOneOf({
    decision,
    verdict: verdictOf(decision),
    setting: settingOf(decision),
  });
  return {
    headline: saidJson(headline),
    lead: saidJson(lead),
    orders: orders.map(saidJson),
    ...(elsewhere.text === '' ? {} : { other_reading: saidJson(elsewhere) }),
  };
}

function saidJson({ text, facts }: Said): object {
  return { text, facts: facts.map(factJson) };
}

function factJson(fact: Fact): object {
  const { money, probability } = { money: undefined, probability: undefined, ...fact };
  return {
    ...fact,
    ...(money === undefined ? {} : { money: roundedNumber(money) }),
    ...(probability === undefined ? {} : { probability: roundedNumber(probability) }),
  };
}
