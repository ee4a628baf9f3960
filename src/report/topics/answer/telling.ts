import { present } from '../../../core/present.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { Margin, RankedPlan } from '../../../decide/ranked.ts';
import type { Verdict } from '../../../decide/verdict.ts';
import { chance, type Fact, NOTHING_SAID, type Said, say, spend, worth } from '../../claims.ts';
import type { Setting } from '../../reportSetting.ts';

/** What the sentences of page one are written from. */
export interface Telling {
  readonly decision: Decision;
  readonly verdict: Verdict;
  readonly setting: Setting;
}

/** The plan that every other is measured against. */
export function heldOf({ verdict: { hold } }: Telling): { readonly name: string; readonly label: string } {
  return { name: hold.name, label: hold.label };
}

interface Compared {
  readonly one: Pick<RankedPlan, 'name' | 'label'>;
  readonly other: Pick<RankedPlan, 'name' | 'label'>;
  /** Of one over the other. */
  readonly told: Margin;
}

/** "$42k more than Hold, ahead in 87 of 100 futures"; of one path without the chance. */
export function marginWords({ one, other, told }: Compared, telling: Telling): Said {
  const names = { one: one.name, other: other.name };
  const money = worth(names, { money: told.difference.mean, currency: telling.setting.currency });
  return say`${money} ${other.label}${odds(names, told, telling)}`;
}

/** ", ahead in 87 of 100 futures", with a word where the average says the opposite; nothing of one path, which knows no chance. */
export function odds(
  names: { readonly one: string; readonly other: string; readonly reading?: string },
  told: Margin,
  { setting }: Telling,
): Said {
  if (setting.draws === 1) return NOTHING_SAID;
  const agrees = told.difference.mean >= 0 === told.probability >= 0.5;
  return say`${agrees ? ', ' : ' on average, yet '}${chance(names, told.probability)}`;
}

/** Spending against that of `hold`: "$168k more than Hold", "as much as Hold". */
export function spendWords({ name, extraSpend }: RankedPlan, telling: Telling): Said {
  const amount: Fact = spend(name, extraSpend, telling.setting.currency);
  const held = heldOf(telling).label;
  if (isSameMoney(extraSpend, telling)) return say`as much as ${held}`;
  return extraSpend > 0 ? say`${amount} more than ${held}` : say`${amount} less than ${held}`;
}

/** Less than a thousandth of what the plans spend is no difference of money. */
function isSameMoney(extra: number, { decision: { plans } }: Telling): boolean {
  return Math.abs(extra) <= 0.001 * Math.max(...plans.map(({ totals }) => totals.adSpend + totals.contentSpend));
}

/** The plan that has a way out. Throws where none has. */
export function stagedPlan({ ranking: { rows, staged } }: Pick<Decision, 'ranking'>): RankedPlan {
  return present(
    rows.find(({ name }) => name === staged?.rule.plan),
    'plan with a way out',
  );
}
