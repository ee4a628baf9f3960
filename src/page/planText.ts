import { formatPeriod } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { moneySlots } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Timeline } from '../run/timeline.ts';
import { csvText } from '../tables/csvText.ts';

/** A plan as a file of the study's plans: a row an input with money, a column a month, whole cents. */
export function planText({ series }: PlanInputs, model: Model, { lead, actual, projected }: Timeline): string {
  const rows = moneySlots(model).flatMap((slot) => {
    const money = (series.get(slot) ?? new Float64Array()).subarray(lead + actual + 1);
    return money.some((value) => value > 0) ? [[slot, ...projected.map((_, month) => at(money, month).toFixed(2))]] : [];
  });
  return csvText([['line', ...projected.map(formatPeriod)], ...rows]);
}
