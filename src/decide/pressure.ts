import { stepOf, wholeSteps } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { advertisingSlots } from '../language/contract/rolePlayers.ts';
import { meanOf } from '../numeric/summary.ts';
import { chosenDraws, type ParameterDraws } from '../run/draws.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { runPlan, type Setting, withDraws } from './decisionSetting.ts';

/** Draws that expected prices and sales are taken over. */
const DRAWS = 200;

function few(draws: ParameterDraws): ParameterDraws {
  const count = Math.min(DRAWS, draws.count);
  return chosenDraws(
    draws,
    Uint32Array.from({ length: count }, (_, index) => Math.floor((index * draws.count) / count)),
  );
}

/** Expected values of a variable under a plan by month, month 0 first. */
export function expectedSeries(
  setting: Setting,
  plan: PlanInputs,
  outputs: readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const run = runPlan(withDraws(setting, few(setting.draws)), plan, { outputs });
  const months = Array.from({ length: run.months }, (_, month) => month);
  return new Map(outputs.map((output) => [output, months.map((month) => meanOf(run.at(output, month)))]));
}

/**
 * Advertising that buys what `hold`'s did a year before: its money moves with the price of the first click and with demand, as they are
 * expected. Undefined where the model has neither.
 */
export function samePressure(setting: Setting): PlanInputs | undefined {
  const [hold] = setting.plans;
  const { model, timeline } = setting.world;
  const { variables } = model.roles;
  const [price, demand] = [variables.get('opening_price'), variables.get('demand')];
  const advertising = new Set(advertisingSlots(model));
  if (!hold || price === undefined || demand === undefined || advertising.size === 0) return undefined;
  const expected = expectedSeries(setting, hold, [price, demand]);
  const worth = (month: number): number => at(expected.get(price) ?? [], month) * at(expected.get(demand) ?? [], month);
  const year = wholeSteps(stepOf(timeline.start), 12);
  const series = [...hold.series].map(([slot, values]): [string, Float64Array] => {
    if (!advertising.has(slot)) return [slot, values];
    const spent = values.slice();
    for (let month = timeline.actual + 1; month <= timeline.actual + timeline.projected.length; month++) {
      const before = month - year >= 0 && month - year <= timeline.actual ? month - year : timeline.actual;
      const base = spentIn(values, timeline.lead + before, {
        year: before === month - year,
        back: wholeSteps(stepOf(timeline.start), 3),
      });
      spent[timeline.lead + month] = (base * worth(month)) / worth(before);
    }
    return [slot, spent];
  });
  return { name: 'pressure', series: new Map(series) };
}

/** Money of a month of the past; on average of the last months where no month a year before is known. */
function spentIn(values: Float64Array, place: number, { year, back }: { readonly year: boolean; readonly back: number }): number {
  if (year) return at(values, place);
  const from = Math.max(0, place - back + 1);
  return meanOf(values.subarray(from, place + 1));
}
