import { periodLabel } from '../../../core/calendar.ts';
import { isTie } from '../../../decide/margin.ts';
import type { Staged } from '../../../decide/ranked.ts';
import { type Said, say } from '../../claims.ts';
import { heldOf, marginWords, spendWords, stagedPlan, type Telling } from './telling.ts';

/** The answer in one imperative sentence without a full stop: what to do, with its amount and date. It follows the ranked table. */
export function imperative(telling: Telling): Said {
  const { verdict } = telling;
  if (verdict.withheld !== undefined) return say`No answer yet: ${verdict.withheld.because}`;
  if (telling.decision.ranking.staged) return stage(telling.decision.ranking.staged, telling);
  if (verdict.nothingPays) return nothingPays(telling);
  return verdict.best.kind === 'hold' ? carryOn(telling) : choose(telling);
}

/** A plan with a way out, which is worth more than every plan. */
function stage({ row, rule }: Staged, telling: Telling): Said {
  if (!row.againstHold) return say``;
  const margin = marginWords({ one: row, other: heldOf(telling), told: row.againstHold }, telling);
  return say`Spend on ${stagedPlan(telling.decision).label} until ${periodLabel(rule.until)}, then go on or stop: worth ${margin}`;
}

function nothingPays(telling: Telling): Said {
  const { best } = telling.verdict;
  const { nothing } = telling.decision.ranking;
  const who = best.kind === 'hold' ? `even ${best.label}, the best of the plans,` : `even the best plan, ${best.label},`;
  if (!best.againstNothing) return say``;
  const margin = marginWords(
    { one: best, other: { name: nothing.name, label: 'spending nothing' }, told: best.againstNothing },
    telling,
  );
  return say`Nothing here pays: ${who} is worth ${margin}`;
}

function carryOn(telling: Telling): Said {
  const { best, second, tie } = telling.verdict;
  if (!second?.againstHold) return say`Carry on as today`;
  if (tie)
    return say`Carry on as today: ${tied(second.name, best.name, `${second.label} and ${best.label} are too close to call`)}`;
  return say`Carry on as today: the best plan, ${second.label}, is worth ${marginWords({ one: second, other: best, told: second.againstHold }, telling)}`;
}

function choose(telling: Telling): Said {
  const { best, second, tie } = telling.verdict;
  const { until } = telling.setting;
  const held = heldOf(telling);
  if (!best.againstHold) return say``;
  if (isTie(best.againstHold)) {
    const close = tied(best.name, held.name, `${best.label} and ${held.label} are too close to call`);
    return say`Carry on as today until more is known: ${close}`;
  }
  const margin = marginWords({ one: best, other: held, told: best.againstHold }, telling);
  if (tie && second) {
    const close = tied(best.name, second.name, `${best.label} or ${second.label}, which are too close to call`);
    return say`Choose ${close}: ${best.label} is worth ${margin}`;
  }
  return say`Choose ${best.label}: it spends ${spendWords(best, telling)} by ${until} and is worth ${margin}`;
}

function tied(one: string, other: string, text: string) {
  return { kind: 'tie', one, other, text } as const;
}
