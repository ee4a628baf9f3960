import type { Period } from '../core/calendar.ts';
import { columnsOfMoney } from '../language/contract/rolePlayers.ts';
import type { Model, ReadingName } from '../language/model.ts';
import { nameOfSlot, slotId } from '../language/slots.ts';
import type { Marketplace } from '../language/tables/marketplaces.ts';
import { type KernelFor, kernelsOf } from '../run/kernels.ts';
import { advertisingMoney } from '../study/advertisingMoney.ts';
import { resolveAssumptions } from '../study/assumptions.ts';
import { derivedColumns } from '../study/derivedColumns.ts';
import { historyPriors } from '../study/historyPriors.ts';
import { leftOutMonths, measuredHistory, withoutMonths } from '../study/leftOut.ts';
import { planInputs } from '../study/planInputs.ts';
import { seasonedModel } from '../study/seasonEstimate.ts';
import type { History, Study } from '../study/study.ts';
import type { CalibrationSource, Schedule } from './calibrationSource.ts';
import { DEFAULT_SCHEDULE } from './samplingSchedule.ts';
import { shiftAssumptions, shiftedModel, shiftsOf } from './shiftedModel.ts';
import { trialsOf } from './trials.ts';

export interface HistorySource {
  readonly model: Model;
  readonly study: Study & { readonly history: History };
  readonly marketplace: Marketplace;
  readonly reading: ReadingName;
  readonly set: ReadonlyMap<string, number>;
  readonly kernelFor: KernelFor;
  readonly seed: number;
  readonly draws: number;
  readonly schedule?: Schedule;
}

/** A study's history as a calibration sees it: month 0 is its first month, starting values are weak priors. */
export function historySource(from: HistorySource): CalibrationSource {
  const { model, study, marketplace, reading, set, kernelFor, seed, draws } = from;
  const { history } = study;
  const assumptions = resolveAssumptions({ model, study, marketplace, reading, set, facts: historyPriors });
  const months = history.months.length;
  const shifts = shiftsOf(history, model);
  const start = history.months[0] ?? (0 as Period);
  const last = history.months[months - 1] ?? start;
  const [hold] = planInputs({ ...study, plans: [] }, model, { lead: months - 1, start: last, actual: 0, projected: [] });
  const inputs = hold?.series ?? new Map();
  return {
    model: shiftedModel(seasonedModel(model, history, marketplace.id), shifts),
    assumptions: [...assumptions, ...shiftAssumptions(shifts, model)],
    kernelFor: shifts.length === 0 ? kernelFor : kernelsOf(shiftedModel(model, shifts)),
    marketplace: marketplace.id,
    start,
    months,
    columns: measuredColumns(history, model),
    limits: measuredHistory(history, model).limits,
    inputs,
    trials: trialsOf(history, { inputs, start }),
    seed,
    draws,
    schedule: from.schedule ?? DEFAULT_SCHEDULE,
  };
}

/**
 * The history's columns as a likelihood may use them, and what follows from them. What is credited to advertising is left out of
 * a month that is not final, for it grows for about two weeks, and of one without spend, which has only what is left of earlier
 * clicks; a ratio to what advertising bought says nothing of a month without spend either.
 */
export function measuredColumns(history: History, model: Model): ReadonlyMap<string, Float64Array> {
  const spend = advertisingMoney(history, model);
  const whole = withoutMonths(new Map([...derivedColumns(history, model), ...history.columns]), leftOutMonths(history, model));
  return new Map(
    [...whole].map(([name, values]): [string, Float64Array] => {
      const column = model.columns.get(nameOfSlot(name));
      if (!column?.attributed) return [name, values];
      const own = name === column.name ? spend : memberMoney(name.slice(column.name.length + 1), { history, model, spend });
      return [
        name,
        values.map((value, month) => (history.final[month] && !(value > 0 && own[month] === 0) ? value : Number.NaN)),
      ];
    }),
  );
}

/** Advertising money of one member by which the study tells it; of all where it does not. */
function memberMoney(
  member: string,
  { history, model, spend }: { readonly history: History; readonly model: Model; readonly spend: Float64Array },
): Float64Array {
  const columns = columnsOfMoney(model, model.roles.advertising).map(({ name }) => history.columns.get(slotId(name, member)));
  return columns.find((values) => values !== undefined) ?? spend;
}
