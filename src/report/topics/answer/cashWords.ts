import { periodLabel } from '../../../core/calendar.ts';
import type { PlanResult } from '../../../decide/decision.ts';
import { type Fact, NOTHING_SAID, type Said, say } from '../../claims.ts';
import { formatChance, formatMoney } from '../../format.ts';
import { heldOf, type Telling } from './telling.ts';

/** Up to so many times as far behind as contribution is, cash says nothing of its own. */
const MORE = 1.1;

/** Where a plan's cash falls further behind than its contribution, or a limit is stated: how far, when, and whether that breaks it. */
export function cashWords({ name, label, cash }: PlanResult, contribution: number, telling: Telling): Said {
  const { currency } = telling.setting;
  const { deepest, limit } = cash ?? {};
  if (!deepest || !(limit || -deepest.mean > MORE * Math.max(0, -contribution))) return NOTHING_SAID;
  const month = periodLabel(deepest.month);
  const money: Fact = { kind: 'cash', one: name, month, money: deepest.mean, text: formatMoney(-deepest.mean, currency) };
  const start = say`In the bank ${label} is furthest behind ${heldOf(telling).label} in ${month}, by ${money}`;
  return limit ? againstLimit(start, { name, ...limit }, telling) : say`${start}: money comes in later than it is earned.`;
}

interface Limit {
  readonly name: string;
  readonly money: number;
  readonly probabilityBroken: number;
}

function againstLimit(start: Said, { name, money, probabilityBroken }: Limit, { setting: { currency, draws } }: Telling): Said {
  const allowed: Fact = { kind: 'cashLimit', one: name, money, text: formatMoney(money, currency) };
  if (draws === 1) return say`${start}, ${probabilityBroken > 0 ? 'beyond' : 'within'} your limit of ${allowed}.`;
  const text = `${formatChance(probabilityBroken)} futures`;
  const broken: Fact = { kind: 'cashBroken', one: name, probability: probabilityBroken, text };
  return say`${start}; your limit of ${allowed} breaks in ${broken}.`;
}
