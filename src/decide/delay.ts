import { addPeriods, stepOf, wholeSteps } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { moneySlots } from '../language/contract/rolePlayers.ts';
import { meanOf } from '../numeric/summary.ts';
import { chosenDraws, representatives } from '../run/draws.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { runPlan, type Setting, withDraws } from './decisionSetting.ts';
import { marginOf } from './margin.ts';
import type { Delay, DelayedStart } from './waiting.ts';
import { worthOf } from './worth.ts';

/** Draws of the delayed plans. */
const DRAWS = 1000;
/** Quarters of waiting that are tried. */
const QUARTERS = [0, 1, 2, 3];

/** A plan begun now, and one, two and three quarters later, and once the next peak is over; what it spends beside `hold` is what waits. Over fewer draws, which stand for all by a difference. Undefined for `hold` itself. */
export function delayOf(
  setting: Setting,
  plan: PlanInputs,
  { label, difference }: { readonly label: string; readonly difference: Float64Array },
): Delay | undefined {
  const [hold] = setting.plans;
  const { timeline } = setting.world;
  if (!hold || plan.name === hold.name) return undefined;
  const few = withDraws(setting, representatives(setting.draws, difference, DRAWS));
  const quarter = wholeSteps(stepOf(timeline.start), 3);
  const peak = peakOf(setting, hold);
  const waits = [
    ...QUARTERS.map((quarters) => ({ steps: quarters * quarter, quarters })),
    ...(peak === undefined ? [] : [{ steps: peak + 1 }]),
  ].filter(({ steps }) => steps < timeline.projected.length);
  const held = worthOf(few, hold);
  const starts = waits.map(
    ({ steps, ...more }): DelayedStart => ({
      from: addPeriods(at(timeline.projected, 0), steps),
      ...more,
      isAfterPeak: peak !== undefined && steps === peak + 1,
      againstHold: marginOf(worthOf(few, begunLater(setting, { hold, plan, steps })), held),
    }),
  );
  const whole = starts.filter(({ quarters }) => quarters !== undefined);
  const [now, last] = [at(whole, 0), at(whole, whole.length - 1)];
  const each = (now.againstHold.difference.mean - last.againstHold.difference.mean) / Math.max(1, whole.length - 1);
  return { plan: plan.name, label, starts: once(starts), eachQuarter: each, draws: few.draws.count };
}

/** Each start once, in order; the start after the peak may be that of a quarter. */
function once(starts: readonly DelayedStart[]): DelayedStart[] {
  const first = starts.filter(({ from }, index) => starts.findIndex((other) => other.from === from) === index);
  return first.sort((a, b) => a.from - b.from);
}

interface Later {
  readonly hold: PlanInputs;
  readonly plan: PlanInputs;
  readonly steps: number;
}

/** `hold` until the start, then with what the plan spends beside it from its own first month on. */
function begunLater({ world: { model, timeline } }: Setting, { hold, plan, steps }: Later): PlanInputs {
  const from = timeline.lead + timeline.actual + 1;
  const money = new Set(moneySlots(model));
  const series = [...plan.series].map(([slot, values]): [string, Float64Array] => {
    const held = hold.series.get(slot);
    if (!held || !money.has(slot)) return [slot, values];
    const beside = (month: number): number => (month < from ? 0 : at(values, month) - at(held, month));
    return [slot, held.map((value, month) => Math.max(0, value + beside(month - steps)))];
  });
  return { name: `${plan.name} begun later`, series: new Map(series) };
}

/** The projected month, from 0, of the next peak of demand; undefined where the model has no demand, or it peaks at the very end. */
function peakOf(setting: Setting, hold: PlanInputs): number | undefined {
  const demand = setting.world.model.roles.variables.get('demand');
  if (demand === undefined) return undefined;
  const { timeline } = setting.world;
  const year = Math.min(timeline.projected.length, wholeSteps(stepOf(timeline.start), 12));
  const one = withDraws(setting, chosenDraws(setting.draws, Uint32Array.of(0)));
  const run = runPlan(one, hold, { outputs: [demand], keeps: (_, month) => month > timeline.actual });
  const months = Array.from({ length: year }, (_, month) => meanOf(run.at(demand, timeline.actual + 1 + month)));
  const peak = months.indexOf(Math.max(...months));
  return peak + 1 < timeline.projected.length ? peak : undefined;
}
