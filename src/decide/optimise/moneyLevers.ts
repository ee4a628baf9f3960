import { periodLabel, quarterLabel } from '../../core/calendar.ts';
import { at } from '../../core/present.ts';
import { moneySlots } from '../../language/contract/rolePlayers.ts';
import type { PlanInputs } from '../../run/planSeries.ts';
import type { Setting } from '../decisionSetting.ts';

/** What the optimiser may set: the money of one input in one quarter, or one month. */
export interface Lever {
  /** Of the input and the span, e.g. `ad_spend 2027-Q1`. */
  readonly name: string;
  readonly slot: string;
  readonly span: string;
  /** How the money is divided over the projected months: what `hold` does in the span, else evenly. Sums to 1. */
  readonly shares: readonly number[];
}

export type By = 'quarter' | 'month';

/** How levers are laid out, and months in which these inputs spend nothing. */
export interface Layout {
  readonly by: By;
  readonly idle?: { readonly slots: ReadonlySet<string>; readonly months: ReadonlySet<number> };
}

/** A lever for every input of money and span; none where every month of the span is idle. */
export function leversOf(setting: Pick<Setting, 'world' | 'plans'>, { by, idle }: Layout): Lever[] {
  const { model, timeline } = setting.world;
  const spans = timeline.projected.map(by === 'quarter' ? quarterLabel : periodLabel);
  return moneySlots(model).flatMap((slot) => {
    const held = moneyOf(holdOf(setting), slot, setting);
    return [...new Set(spans)].flatMap((span): Lever[] => {
      const open = spans.map((other, month) => other === span && !(idle?.slots.has(slot) && idle.months.has(month)));
      const shares = sharesOf(held, open);
      return shares ? [{ name: `${slot} ${span}`, slot, span, shares }] : [];
    });
  });
}

/** Parts of the open months' money; undefined where no month is open. */
function sharesOf(held: readonly number[], open: readonly boolean[]): number[] | undefined {
  const count = open.filter(Boolean).length;
  if (count === 0) return undefined;
  const total = held.reduce((sum, money, month) => sum + (at(open, month) ? money : 0), 0);
  return open.map((is, month) => (is ? (total > 0 ? at(held, month) / total : 1 / count) : 0));
}

/** Money of an input by projected month. */
export function moneyOf({ series }: PlanInputs, slot: string, { world: { timeline } }: Pick<Setting, 'world'>): number[] {
  const values = series.get(slot);
  const from = timeline.lead + timeline.actual + 1;
  return timeline.projected.map((_, month) => (values ? at(values, from + month) : 0));
}

/** The settings of the levers that come nearest to a plan: its money in each span. */
export function settingsOf(levers: readonly Lever[], plan: PlanInputs, setting: Pick<Setting, 'world'>): Float64Array {
  return Float64Array.from(levers, ({ slot, shares }) =>
    moneyOf(plan, slot, setting).reduce((sum, money, month) => (at(shares, month) > 0 ? sum + money : sum), 0),
  );
}

/** Money by projected month of every input that has a lever. */
export function spentBy(levers: readonly Lever[], settings: ArrayLike<number>): Map<string, number[]> {
  const money = new Map<string, number[]>();
  levers.forEach(({ slot, shares }, lever) => {
    const known = money.get(slot) ?? shares.map(() => 0);
    money.set(
      slot,
      known.map((value, month) => value + at(shares, month) * at(settings, lever)),
    );
  });
  return money;
}

/** A setting of levers as a plan. */
export interface SetLevers {
  readonly levers: readonly Lever[];
  readonly settings: ArrayLike<number>;
  readonly setting: Pick<Setting, 'world' | 'plans'>;
  readonly name: string;
}

/** `hold` with the money that the levers are set to in the projected months. */
export function planWith({ levers, settings, setting, name }: SetLevers): PlanInputs {
  const { timeline, model } = setting.world;
  const from = timeline.lead + timeline.actual + 1;
  const spent = spentBy(levers, settings);
  const money = new Set(moneySlots(model));
  const series = [...holdOf(setting).series].map(([slot, values]): [string, Float64Array] => {
    if (!money.has(slot)) return [slot, values];
    const changed = values.slice();
    timeline.projected.forEach((_, month) => {
      changed[from + month] = at(spent.get(slot) ?? timeline.projected.map(() => 0), month);
    });
    return [slot, changed];
  });
  return { name, series: new Map(series) };
}

/** The plan that goes on as before. */
export function holdOf({ plans: [hold] }: Pick<Setting, 'plans'>): PlanInputs {
  if (!hold) throw new Error('a decision without hold');
  return hold;
}
