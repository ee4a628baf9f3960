import { at } from '../core/present.ts';
import type { Observation } from '../language/model.ts';
import { slotId, slotsOf } from '../language/slots.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { TRIALS_IF_NOT_SAID } from '../study/measuredShares.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { shiftedName } from './shiftedModel.ts';

/** One measured series: an observation, for one member where it is over a dimension, with at least one cell. */
export interface Series {
  readonly observation: Observation;
  /** The column of the history. */
  readonly column: string;
  /** The slot that the likelihood compares it with: the variable's, or what was measured of it before its series broke. */
  readonly slot: string;
  /** The variable's slot that it measures now. */
  readonly variable: string;
  /** Slots of the error's parameters. */
  readonly spread: string;
  readonly persistence?: string;
  /** Slot of the parameter that takes the error of the last actual month. */
  readonly residual?: string;
  /** A number a month, NaN where nothing was measured. */
  readonly values: Float64Array;
  /** The value lies above this; NaN where it was measured itself. */
  readonly limits: Float64Array;
  /** For counts: yes and asked, whole numbers. */
  readonly counts: readonly { readonly month: number; readonly yes: number; readonly asked: number }[];
}

/** Every series that the history holds, in the model's order. */
export function seriesOf(source: Pick<CalibrationSource, 'model' | 'columns' | 'limits' | 'months'>): Series[] {
  const { model } = source;
  return [...model.observations.values()].flatMap((observation) => {
    const columns = slotsOf(model, observation);
    const variables = slotsOf(model, { ...observation, name: observation.of });
    const measured = shiftedName(observation.name);
    const slots = model.variables.has(measured) ? slotsOf(model, { ...observation, name: measured }) : variables;
    return columns.flatMap((column, index) => {
      const series = oneSeries({ observation, column, slot: at(slots, index), variable: at(variables, index) }, source);
      return series.values.some(Number.isFinite) || series.limits.some(Number.isFinite) ? [series] : [];
    });
  });
}

function oneSeries(
  { observation, column, slot, variable }: Pick<Series, 'observation' | 'column' | 'slot' | 'variable'>,
  { model, columns, limits, months }: Pick<CalibrationSource, 'model' | 'columns' | 'limits' | 'months'>,
): Series {
  const empty = new Float64Array(months).fill(Number.NaN);
  const positive = observation.error === 'lognormal';
  const values = (columns.get(column) ?? empty).map((value) =>
    Number.isFinite(value) && (!positive || value > 0) ? value : Number.NaN,
  );
  const member = column.slice(observation.name.length + 1);
  const errorSlot = (name: string): string => slotId(name, model.parameters.get(name)?.over === undefined ? undefined : member);
  const asked = askedBy(observation, columns, months);
  const counts = observation.error === 'count' ? countsOf(values, asked) : [];
  return {
    observation,
    column,
    slot,
    variable,
    spread: errorSlot(observation.spread),
    ...(observation.persistence !== undefined && { persistence: errorSlot(observation.persistence) }),
    ...(observation.residual !== undefined && { residual: errorSlot(observation.residual) }),
    values,
    limits: limits.get(column) ?? empty,
    counts,
  };
}

/** Answers asked for in each month: the product of the columns that say so, or a few where they do not. */
export function askedBy({ trials }: Observation, columns: CalibrationSource['columns'], months: number): Float64Array {
  return Float64Array.from({ length: months }, (_, month) => {
    const product = trials.reduce((total, name) => total * (columns.get(name)?.[month] ?? Number.NaN), 1);
    return product >= 1 ? Math.round(product) : TRIALS_IF_NOT_SAID;
  });
}

function countsOf(values: Float64Array, asked: Float64Array): Series['counts'] {
  return [...values.keys()].flatMap((month) => {
    const [share, trials] = [values[month] ?? Number.NaN, asked[month] ?? 0];
    return Number.isFinite(share)
      ? [{ month, yes: Math.min(trials, Math.max(0, Math.round(share * trials))), asked: trials }]
      : [];
  });
}

/** The scale on which errors are added: the logarithm of both for log-normal ones. */
export function errorScale({ observation }: Series): (value: number) => number {
  return observation.error === 'lognormal' ? log : (value) => value;
}

/** The parameters of a series' error. */
export function errorSlots({ spread, persistence }: Series): string[] {
  return persistence === undefined ? [spread] : [spread, persistence];
}
