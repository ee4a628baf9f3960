import { wholeSteps } from '../../../core/calendar.ts';
import { isTie } from '../../../decide/margin.ts';
import type { RankedPlan } from '../../../decide/ranked.ts';
import { NOTHING_SAID, type Said, say, together, worth } from '../../claims.ts';
import { formatMoney, formatPercent } from '../../format.ts';
import { inSteps } from '../../text.ts';
import { heldOf, marginWords, stagedPlan, type Telling } from './telling.ts';

/** What worth is, where it comes from, who is next, and whether the average hides something. */
export function lead(telling: Telling): Said {
  const { best, second } = telling.verdict;
  const subject = telling.decision.ranking.staged?.row ?? (best.kind === 'hold' ? second : best);
  if (!subject) return say`${meaning(telling)}`;
  return together(
    say`${meaning(telling)}`,
    parts(subject, telling),
    withoutStop(telling),
    nextBest(telling),
    byItsTail(subject, telling),
    otherOrder(telling),
  );
}

function meaning(telling: Telling): string {
  const { ranking } = telling.decision;
  const { spending, from, until, step } = telling.setting;
  const months = inSteps(step)`${wholeSteps(step, 24)} months`;
  const meant = `What a plan is worth is its contribution after ${spending}, discounted, from ${from} to ${until}`;
  if (ranking.assetCredit === 0) return `${meant}, and nothing after.`;
  const credit = ranking.assetCredit === 1 ? '' : ` (of which ${formatPercent(ranking.assetCredit, 0)} counts)`;
  return `${meant} and in the ${months} after${credit}, in which every plan spends as ${heldOf(telling).label} does.`;
}

/** The two parts of its worth against `hold`. */
function parts({ name, label, againstHold }: RankedPlan, telling: Telling): Said {
  const { ranking } = telling.decision;
  if (!againstHold || ranking.assetCredit === 0) return NOTHING_SAID;
  const { currency, until } = telling.setting;
  const held = heldOf(telling);
  const of = (part: 'window' | 'after') =>
    worth({ one: name, other: held.name }, { money: part === 'window' ? againstHold.within : againstHold.after, part, currency });
  return say`${label} brings ${of('window')} ${held.label} by ${until}, and ${of('after')} ${held.label} after it.`;
}

/** What the plan that has a way out is worth without it. */
function withoutStop(telling: Telling): Said {
  if (!telling.decision.ranking.staged) return NOTHING_SAID;
  const plan = stagedPlan(telling.decision);
  if (!plan.againstHold) return NOTHING_SAID;
  const margin = marginWords({ one: plan, other: heldOf(telling), told: plan.againstHold }, telling);
  return say`${plan.label} without it is worth ${margin}.`;
}

/** The best against the runner-up, where that is not `hold`. */
function nextBest(telling: Telling): Said {
  const { best, second } = telling.verdict;
  const { lead: margin } = telling.decision.ranking;
  if (!second || !margin || best.kind === 'hold' || second.kind === 'hold') return NOTHING_SAID;
  const close = { kind: 'tie', one: best.name, other: second.name, text: 'too close to call' } as const;
  if (isTie(margin))
    return say`${best.label} and ${second.label}, the next best, are ${close}: they are nearer than the calculation can tell.`;
  const whose = telling.decision.ranking.staged
    ? `Of your own plans ${best.label} is the best and ${second.label} the next`
    : `Of your plans the next best is ${second.label}`;
  return say`${whose}: ${best.label} is worth ${marginWords({ one: best, other: second, told: margin }, telling)}.`;
}

/** Below this chance an average that is ahead is carried by its best futures. */
const NEAR_EVEN = 0.6;

/** Where the odds are even or worse and the mean wins by its tail. */
function byItsTail({ name, label, againstHold }: RankedPlan, telling: Telling): Said {
  if (!againstHold || telling.setting.draws === 1) return NOTHING_SAID;
  const { mean, p50 } = againstHold.difference;
  if (mean <= 0 || againstHold.probability >= NEAR_EVEN || p50 >= mean) return NOTHING_SAID;
  const { currency } = telling.setting;
  const text = `${formatMoney(Math.abs(p50), currency)} ${p50 < 0 ? 'less' : 'more'} than`;
  const held = heldOf(telling);
  const middle = { kind: 'middle', one: name, other: held.name, money: p50, text } as const;
  return say`The average is lifted by a few very good futures: in the middle one ${label} is worth ${middle} ${held.label}.`;
}

/** Where the window alone would put the plans in another order. */
function otherOrder(telling: Telling): Said {
  const { rows, byWindow } = telling.decision.ranking;
  if (rows.every(({ name }, index) => name === byWindow[index])) return NOTHING_SAID;
  const labels = byWindow.map((name) => rows.find((row) => row.name === name)?.label ?? name);
  const order = { kind: 'order', part: 'window', names: byWindow, text: labels.join(', ') } as const;
  return say`By ${telling.setting.until} alone the order is another, best first: ${order}.`;
}
