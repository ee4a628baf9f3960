import { type Period, periodsBetween } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { columnMeasuring } from '../language/contract/rolePlayers.ts';
import { drawParameters } from '../run/draws.ts';
import { simulate } from '../run/simulate.ts';
import { derivedColumns } from '../study/derivedColumns.ts';
import { actualSpending } from '../study/planInputs.ts';
import type { History, Study } from '../study/study.ts';
import type { Actuals } from './decision.ts';
import type { Setting } from './decisionSetting.ts';

/**
 * The measured series in the chart window, what follows from them, and what was bought as a part of all there is. Ratios to what
 * was measured are from their parts, since a file gives them rounded.
 */
export function actualsOf(study: Study, from: Period, setting: Setting): Actuals {
  const { history } = study;
  const last = history?.months.at(-1);
  const first = history?.months[0];
  if (!history || last === undefined || first === undefined) return { months: [], series: new Map() };
  const months = periodsBetween(from > first ? from : first, last);
  const derived = derivedColumns(history, setting.world.model);
  const columns = new Map([
    ...derived,
    ...history.columns,
    ...[...derived].filter(([name]) => setting.world.model.columns.get(name)?.strays !== undefined),
    ...boughtShare({ ...study, history }, setting),
  ]);
  const series = [...columns].map(([name, values]): [string, number[]] => [
    name,
    months.map((month) => at(values, month - first)),
  ]);
  const final = months.map((month) => history.final[month - first] ?? true);
  return {
    months,
    ...(final.includes(false) && { final }),
    series: new Map(series.filter(([, values]) => values.some(Number.isFinite))),
  };
}

/** What advertising bought, as measured, over all there is to win, as the medians of the assumptions have it. */
function boughtShare(study: Study & { readonly history: History }, setting: Setting): [string, Float64Array][] {
  const { model } = setting.world;
  const { columns } = study.history;
  const measuring = columnMeasuring(model, model.roles.variables.get('bought'));
  const bought = measuring && columns.get(measuring.name);
  const demand = model.roles.variables.get('demand');
  if (!bought || demand === undefined) return [];
  const whole = demandOf(study, setting, demand);
  return [['ad_click_share', bought.map((value, month) => value / at(whole, month))]];
}

/** All there is to win in every actual month, at the medians. */
function demandOf(study: Study & { readonly history: History }, setting: Setting, demand: string): number[] {
  const { world, assumptions, kernelFor } = setting;
  const { months } = study.history;
  const [start] = months;
  if (start === undefined) return [];
  const timeline = { lead: 0, start, actual: months.length - 1, projected: [] };
  const simulation = simulate({ ...world, timeline }, kernelFor([demand]), {
    inputs: { name: 'the actual months', series: actualSpending(study, world.model) },
    draws: drawParameters(assumptions, { count: 1, seed: 0, point: true }),
  });
  return months.map((_, month) => at(simulation.at(demand, month), 0));
}
