import { at } from '../core/present.ts';
import type { Setting } from '../decide/decisionSetting.ts';
import { ladderOf, totalOf } from '../decide/ladder.ts';
import { labelOf } from '../decide/planResult.ts';
import { worthOf } from '../decide/worth.ts';
import { advertisingSlots, moneySlots } from '../language/contract/rolePlayers.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { HOLD } from '../study/planInputs.ts';

/** Something that can be done with one product's money instead of going on as before. */
export interface Option {
  readonly label: string;
  /** A plan of the user's, or a step from `hold` that nobody asked about. */
  readonly kind: 'plan' | 'step';
  /** Money over that of `hold` in the window; below nil it is a cut. */
  readonly extra: number;
  /** Of that, what goes into advertising. */
  readonly extraAds: number;
  /** What it is worth over `hold`, by draw. */
  readonly gain: Float64Array;
}

/** What one product can do. */
export interface Menu {
  /** What going on as before is worth, by draw. */
  readonly hold: Float64Array;
  /** Its money in the window: all of it, and advertising. */
  readonly spend: number;
  readonly adSpend: number;
  readonly options: readonly Option[];
}

/** Every plan of a product and every step from `hold`, each over all draws; of the steps, those alone that could be the best for some price of money. */
export function menuOf(setting: Setting): Menu {
  const { plans, world } = setting;
  const [hold] = plans;
  if (!hold) throw new Error('a decision without hold');
  const money = moneySlots(world.model);
  const ads = advertisingSlots(world.model);
  const spent = (inputs: PlanInputs, slots: readonly string[]): number => totalOf(inputs, slots, world.timeline);
  const [all, onAds] = [spent(hold, money), spent(hold, ads)];
  const base = worthOf(setting, hold).value;
  const option = (kind: Option['kind'], label: string, inputs: PlanInputs): Option => ({
    ...{ kind, label },
    extra: inCents(spent(inputs, money) - all),
    extraAds: inCents(spent(inputs, ads) - onAds),
    gain: worthOf(setting, inputs).value.map((value, draw) => value - at(base, draw)),
  });
  const own = plans.filter(({ name }) => name !== HOLD).map((plan) => option('plan', labelOf(plan.name, world.model), plan));
  const steps = ladderOf(setting).map(({ label, inputs }) => option('step', label, inputs));
  return { hold: base, spend: all, adSpend: onAds, options: [...own, ...undominated(steps)] };
}

/** Money that only rounding tells from nothing is nothing. */
function inCents(money: number): number {
  return Math.round(money * 100) / 100 + 0;
}

/** A mean over every second draw, from the first or the second: what is chosen on one half is told on the other. */
export function halfMean(values: Float64Array, half: 0 | 1): number {
  let [sum, count] = [0, 0];
  for (let draw = half; draw < values.length; draw += 2) {
    sum += at(values, draw);
    count++;
  }
  return sum / Math.max(1, count);
}

/**
 * Those on the upper concave hull of gain over money, `hold` (nothing for nothing) among them: no other is the best at any price of
 * money. On the half of the draws that options are chosen on.
 */
function undominated(options: readonly Option[]): Option[] {
  const hull: { readonly extra: number; readonly gain: number; readonly option?: Option }[] = [];
  const points = [
    { extra: 0, gain: 0 },
    ...options.map((option) => ({ extra: option.extra, gain: halfMean(option.gain, 0), option })),
  ].sort((a, b) => a.extra - b.extra || b.gain - a.gain);
  for (const point of points) {
    if (hull.at(-1)?.extra === point.extra) continue;
    while (hull.length > 1 && !turnsDown(at(hull, hull.length - 2), at(hull, hull.length - 1), point)) hull.pop();
    hull.push(point);
  }
  const kept = new Set(hull.flatMap(({ option }) => option ?? []));
  return options.filter((option) => kept.has(option));
}

interface Point {
  readonly extra: number;
  readonly gain: number;
}

function turnsDown(a: Point, b: Point, c: Point): boolean {
  return (b.gain - a.gain) * (c.extra - b.extra) > (c.gain - b.gain) * (b.extra - a.extra);
}
