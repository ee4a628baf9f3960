import { periodLabel } from '../../../core/calendar.ts';
import { at, present } from '../../../core/present.ts';
import type { PlanResult } from '../../../decide/decision.ts';
import { isTie } from '../../../decide/margin.ts';
import type { RankedPlan, Staged } from '../../../decide/ranked.ts';
import { planOf } from '../../../decide/verdict.ts';
import { type Fact, NOTHING_SAID, type Said, say, together, worth } from '../../claims.ts';
import { formatChance, formatMoney, withoutBrackets } from '../../format.ts';
import { cashWords } from './cashWords.ts';
import { memberOrders } from './memberOrders.ts';
import { heldOf, marginWords, spendWords, stagedPlan, type Telling } from './telling.ts';
import { watch } from './watch.ts';

/** What to sign, in order: what to refuse, what to release and what to expect, what to look at then. */
export function orders(telling: Telling): Said[] {
  const { verdict } = telling;
  if (verdict.withheld !== undefined) return [];
  const told = [lookFirst(telling), refuse(telling), release(telling), memberOrders(telling), count(telling)];
  return told.filter(({ text }) => text !== '');
}

/** A step that nobody asked about and that beats every plan clearly. */
function lookFirst(telling: Telling): Said {
  const { rung, rungOverBest } = telling.decision.ranking;
  const { best } = telling.verdict;
  if (!rung || !rungOverBest || rungOverBest.difference.mean <= 0 || isTie(rungOverBest)) return NOTHING_SAID;
  const margin = marginWords({ one: rung, other: best, told: rungOverBest }, telling);
  return say`Look at this first, which is not one of your plans: “${rung.label}” is worth ${margin}.`;
}

/** The plans that are worth less than `hold`, the worst with its figures. */
function refuse(telling: Telling): Said {
  const losers = telling.decision.ranking.rows.filter(
    ({ againstHold }) => againstHold && againstHold.difference.mean < 0 && !isTie(againstHold),
  );
  const [worst, ...others] = [...losers].reverse();
  if (!worst?.againstHold) return NOTHING_SAID;
  const hold = heldOf(telling);
  const also = others.map((row) => say`${row.label} (${lessThan(row, telling)})`);
  return together(
    say`Refuse ${worst.label}, which spends ${spendWords(worst, telling)} by ${telling.setting.until}: it is worth ${marginWords({ one: worst, other: hold, told: worst.againstHold }, telling)}.`,
    worseThanNothing(worst, telling),
    ...(also.length > 0 ? [say`Also worth less than ${hold.label}: ${listed(also)}.`] : []),
  );
}

function worseThanNothing({ name, againstNothing }: RankedPlan, telling: Telling): Said {
  const { nothing } = telling.decision.ranking;
  if (!againstNothing || againstNothing.difference.mean >= 0 || isTie(againstNothing)) return NOTHING_SAID;
  const loss = worth(
    { one: name, other: nothing.name },
    { money: againstNothing.difference.mean, currency: telling.setting.currency },
  );
  return say`It loses against doing nothing at all too: ${loss} spending nothing.`;
}

function lessThan({ name, againstHold }: RankedPlan, telling: Telling): Said {
  const money = againstHold?.difference.mean ?? Number.NaN;
  const held = heldOf(telling);
  return say`${worth({ one: name, other: held.name }, { money, currency: telling.setting.currency })} ${held.label}`;
}

function listed(parts: readonly Said[]): Said {
  const [first, ...rest] = parts;
  return first === undefined ? NOTHING_SAID : rest.reduce((list, part) => say`${list}, ${part}`, first);
}

/** The money of the best plan, and how far behind it will be first; the money of `hold` where that is best or as good. */
function release(telling: Telling): Said {
  const { verdict, decision, setting } = telling;
  const { best } = verdict;
  if (decision.ranking.staged) return releaseFirst(decision.ranking.staged, telling);
  if (verdict.nothingPays) return NOTHING_SAID;
  if (!best.againstHold || isTie(best.againstHold)) {
    return say`Keep to what ${heldOf(telling).label} spends: ${totalOf(verdict.hold, telling)} from ${setting.from} to ${setting.until}.`;
  }
  const total = totalOf(planOf(decision, best.name), telling);
  return together(
    say`Release ${total} for ${best.label} from ${setting.from} to ${setting.until}: ${spendWords(best, telling)}.`,
    firstBehind(best, telling),
    cashWords(planOf(decision, best.name), deepestOf(best.name, telling), telling),
  );
}

/** The money until the stop, and what is released only after it. */
function releaseFirst({ rule, row }: Staged, telling: Telling): Said {
  const { currency, from, until, spending } = telling.setting;
  const plan = stagedPlan(telling.decision);
  const amount = (kind: 'firstMoney' | 'firstExtra'): Fact => {
    const money = rule[kind];
    return { kind, one: row.name, money, text: formatMoney(Math.abs(money), currency) };
  };
  const side = rule.firstExtra < 0 ? 'less' : 'more';
  return together(
    say`Release ${amount('firstMoney')} of ${spending} from ${from} to ${periodLabel(rule.until)}, as ${plan.label} says: ${amount('firstExtra')} ${side} than ${heldOf(telling).label}. Going on releases the rest: by ${until} ${spendWords(plan, telling)} in all.`,
    tenth(row, telling),
    firstBehind(plan, telling),
    cashWords(planOf(telling.decision, plan.name), deepestOf(plan.name, telling), telling),
  );
}

/** What one future in ten brings, or worse. */
function tenth({ name, label, againstHold }: RankedPlan, telling: Telling): Said {
  if (!againstHold) return NOTHING_SAID;
  const { p10 } = againstHold.difference;
  const held = heldOf(telling);
  const text = `${formatMoney(Math.abs(p10), telling.setting.currency)} ${p10 < 0 ? 'less' : 'more'} than`;
  const fact: Fact = { kind: 'tenth', one: name, other: held.name, money: p10, text };
  return say`In one future of ten ${label} is worth ${fact} ${held.label}, or worse.`;
}

/** What to count at the stop, and what to do then; else what to look at. */
function count(telling: Telling): Said {
  const { staged } = telling.decision.ranking;
  if (!staged) return say`${watch(telling)}`;
  const { row, rule } = staged;
  const { one, currency } = { one: row.name, currency: telling.setting.currency };
  const asked = telling.decision.channels.find(({ id }) => id === rule.member)?.label ?? rule.member;
  const least: Fact = { kind: 'count', one, least: rule.least, answers: rule.answers, text: `${rule.least} or more` };
  const stopping: Fact = { kind: 'stopping', one, probability: rule.stopping, text: formatChance(rule.stopping) };
  const fee: Fact = { kind: 'fee', one, money: rule.fee, text: formatMoney(rule.fee, currency) };
  const cost = rule.fee > 0 ? say` Counting costs about ${fee}.` : NOTHING_SAID;
  const instead = present(
    telling.decision.ranking.rows.find(({ name }) => name === rule.instead),
    'plan to go over to',
  );
  return say`At the end of ${periodLabel(rule.until)} put ${String(rule.answers)} of your buyers’ questions to ${withoutBrackets(asked)}. Go on if ${least} of the answers name the brand; if fewer do, spend as ${instead.label} does from then on, which is so in ${stopping} futures.${cost}`;
}

/** What a plan spends in all. */
function totalOf({ name, totals: { adSpend, contentSpend } }: PlanResult, { setting: { currency } }: Telling): Fact {
  const money = adSpend + contentSpend;
  return { kind: 'total', one: name, money, text: formatMoney(money, currency) };
}

/** The least expected difference of contribution so far from that of `hold`. */
function deepestOf(name: string, { decision }: Telling): number {
  return Math.min(0, ...(planOf(decision, name).series.get('cumulative_difference')?.mean ?? []));
}

/** The deepest that expected contribution so far falls behind `hold`, and one future in ten. */
function firstBehind({ name, label }: RankedPlan, telling: Telling): Said {
  const { decision, setting } = telling;
  const band = planOf(decision, name).series.get('cumulative_difference');
  if (!band) return NOTHING_SAID;
  const deepest = Math.min(...band.mean);
  const index = band.mean.indexOf(deepest);
  const month = decision.projected[index];
  if (!(deepest < 0) || month === undefined) return NOTHING_SAID;
  const fact = (kind: 'behind' | 'worstBehind', money: number): Fact => {
    return { kind, one: name, month: periodLabel(month), money, text: formatMoney(-money, setting.currency) };
  };
  const behind = fact('behind', deepest);
  const worst =
    setting.draws === 1 ? NOTHING_SAID : say` (in one future of ten, ${fact('worstBehind', at(band.p10, index))} or more)`;
  return say`By ${periodLabel(month)} expect ${label} to be ${behind} behind ${heldOf(telling).label} in contribution so far, not discounted${worst}.`;
}
