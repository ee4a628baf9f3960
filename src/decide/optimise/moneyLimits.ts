import { periodLabel, quarterLabel, yearOf } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import { moneySlots } from '../../language/contract/rolePlayers.ts';
import type { HalfSpace } from '../../numeric/climb/halfSpace.ts';
import type { Setting } from '../decisionSetting.ts';
import { totalOf } from '../ladder.ts';
import { holdOf, type Lever, moneyOf } from './moneyLevers.ts';
import type { Budget, LineLimit, Wishes } from './wishes.ts';

/** A limit on the settings of the levers, in money. */
export interface Limit extends HalfSpace {
  /** For people: the wish, and where it holds. */
  readonly says: string;
  readonly budget?: Budget;
}

/** Every limit that can be said of money alone: no lever below nothing, and what was wished. */
export function limitsOf(levers: readonly Lever[], wishes: Wishes, setting: Pick<Setting, 'world' | 'plans'>): Limit[] {
  const labels = setting.world.timeline.projected.map(periodLabel);
  const lines = (list: readonly LineLimit[], sign: 1 | -1): Limit[] =>
    list.flatMap(({ slots, amount, says }) =>
      labels.flatMap((label, month) =>
        inMonths(levers, { months: [month], sign, least: sign * amount, slots, says: `${says} in ${label}` }),
      ),
    );
  return [
    ...levers.map(({ name }, lever) => ({
      coordinates: [lever],
      weights: [1],
      least: 0,
      says: `no less than nothing for ${name}`,
    })),
    ...wishes.budgets.flatMap((budget) => budgetLimits(levers, budget, setting)),
    ...lines(wishes.caps, -1),
    ...lines(wishes.floors, 1),
    ...(wishes.change === undefined ? [] : changeLimits(levers, wishes.change, setting)),
  ];
}

interface Summed {
  readonly months: readonly number[];
  readonly sign: 1 | -1;
  readonly least: number;
  readonly slots?: ReadonlySet<string>;
  readonly says: string;
}

/** A limit on the money of these months; of no lever at all it is said only where it cannot hold. */
function inMonths(levers: readonly Lever[], { months, sign, least, slots, says }: Summed): Limit[] {
  const parts = levers.flatMap(({ slot, shares }, lever) => {
    const weight = slots && !slots.has(slot) ? 0 : months.reduce((sum, month) => sum + at(shares, month), 0);
    return weight > 0 ? [{ lever, weight: sign * weight }] : [];
  });
  if (parts.length === 0 && least <= 0) return [];
  return [{ coordinates: parts.map(({ lever }) => lever), weights: parts.map(({ weight }) => weight), least, says }];
}

function budgetLimits(levers: readonly Lever[], budget: Budget, { world: { timeline } }: Pick<Setting, 'world'>): Limit[] {
  const { amount, per, says } = budget;
  const spans = timeline.projected.map((period) => {
    if (per === 'window') return '';
    if (per === 'year') return `${yearOf(period)}`;
    return per === 'quarter' ? quarterLabel(period) : periodLabel(period);
  });
  return [...new Set(spans)].flatMap((span) => {
    const months = spans.flatMap((other, month) => (other === span ? [month] : []));
    return inMonths(levers, { months, sign: -1, least: -amount, says: span === '' ? says : `${says} in ${span}` }).map(
      (limit) => ({
        ...limit,
        budget,
      }),
    );
  });
}

/** Money beside that of `hold` moves by no more than so much from month to month; before the first month there is none. */
function changeLimits(levers: readonly Lever[], part: number, setting: Pick<Setting, 'world' | 'plans'>): Limit[] {
  const { projected } = setting.world.timeline;
  const most = part * monthlyMoney(setting);
  return [...new Set(levers.map(({ slot }) => slot))].flatMap((slot) => {
    const held = moneyOf(holdOf(setting), slot, setting);
    const own = levers.flatMap((lever, index) => (lever.slot === slot ? [{ ...lever, index }] : []));
    return projected.flatMap((period, month) => {
      const parts = own.flatMap(({ shares, index }) => {
        const weight = at(shares, month) - (month === 0 ? 0 : at(shares, month - 1));
        return weight === 0 ? [] : [{ index, weight }];
      });
      if (parts.length === 0) return [];
      const before = at(held, month) - (month === 0 ? 0 : at(held, month - 1));
      const says = `the change of ${slot} in ${periodLabel(period)}`;
      const coordinates = parts.map(({ index }) => index);
      return ([1, -1] as const).map((sign) => ({
        ...{ coordinates, says },
        ...{ weights: parts.map(({ weight }) => sign * weight), least: sign * before - most },
      }));
    });
  });
}

/** What `hold` spends in an average projected month, all money together. */
export function monthlyMoney(setting: Pick<Setting, 'world' | 'plans'>): number {
  const { model, timeline } = setting.world;
  return totalOf(holdOf(setting), moneySlots(model), timeline) / timeline.projected.length;
}
