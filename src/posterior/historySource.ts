import type { Month } from '../core/calendar.ts';
import type { Model, ReadingName } from '../language/model.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import type { Kernel } from '../program/kernel.ts';
import { resolveAssumptions } from '../study/assumptions.ts';
import { historyPriors } from '../study/historyPriors.ts';
import { planInputs } from '../study/planInputs.ts';
import { seasonedModel } from '../study/seasonEstimate.ts';
import type { History, Study } from '../study/study.ts';
import type { CalibrationSource, Schedule } from './calibrationSource.ts';
import { DEFAULT_SCHEDULE } from './samplingSchedule.ts';

export interface HistorySource {
  readonly model: Model;
  readonly study: Study & { readonly history: History };
  readonly marketplace: Marketplace;
  readonly reading: ReadingName;
  readonly set: ReadonlyMap<string, number>;
  readonly kernelFor: (outputs: readonly string[]) => Kernel;
  readonly seed: number;
  readonly draws: number;
  readonly schedule?: Schedule;
}

/** A study's history as a calibration sees it: month 0 is its first month, starting values are weak priors. */
export function historySource(from: HistorySource): CalibrationSource {
  const { model, study, marketplace, kernelFor, seed, draws } = from;
  const { history } = study;
  const assumptions = resolveAssumptions({ ...from, facts: historyPriors });
  const months = history.months.length;
  const start = history.months[0] ?? (0 as Month);
  const last = history.months[months - 1] ?? start;
  const [hold] = planInputs({ ...study, plans: [] }, model, { lead: months - 1, start: last, actual: 0, projected: [] });
  return {
    model: seasonedModel(model, history, marketplace.id),
    assumptions,
    kernelFor,
    marketplace: marketplace.id,
    start,
    months,
    columns: measuredColumns(history),
    limits: history.limits,
    inputs: hold?.series ?? new Map(),
    seed,
    draws,
    schedule: from.schedule ?? DEFAULT_SCHEDULE,
  };
}

/** Sales that the ad console credits: left out of a month that is not final, for they grow for about two weeks, and of one without spend, which has only what is left of earlier clicks. */
const ATTRIBUTED = ['ad_sales', 'acos'];

/** The history's columns as a likelihood may use them, and what follows from two of them. */
export function measuredColumns({ columns, final }: History): ReadonlyMap<string, Float64Array> {
  const spend = columns.get('ad_spend');
  const settled = ATTRIBUTED.flatMap((name) => {
    const values = columns.get(name);
    return values
      ? [
          [
            name,
            values.map((value, month) => (final[month] && !(value > 0 && spend?.[month] === 0) ? value : Number.NaN)),
          ] as const,
        ]
      : [];
  });
  const clicks = columns.get('ad_clicks');
  const prices = clicks?.map((count, month) =>
    count > 0 && (spend?.[month] ?? 0) > 0 ? (spend?.[month] ?? 0) / count : Number.NaN,
  );
  return new Map([...columns, ...settled, ...(prices ? [['cost_per_click', prices] as const] : [])]);
}
