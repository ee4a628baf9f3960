import type { Model, Observation } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';
import { testedPeriods } from './experiment.ts';
import { breaksOf } from './mark.ts';
import { saidOf } from './said.ts';
import type { History } from './study.ts';

type Months = ReadonlySet<number>;
const NONE: Months = new Set();

/** By measured column, the months in which it is no measurement: marked so, or spoilt as the model says (`where`, `settles`). */
export function leftOutMonths(history: History, model: Pick<Model, 'observations' | 'dimensions'>): ReadonlyMap<string, Months> {
  const found = new Map<string, Set<number>>();
  const leaveOut = (column: string, month: number): void => {
    found.set(column, (found.get(column) ?? new Set()).add(month));
  };
  for (const { kind, month, columns } of history.marks ?? [])
    if (kind === 'exclude') for (const column of columns) leaveOut(column, month);
  for (const { column, periods } of testedPeriods(history))
    for (const period of periods)
      for (const measured of measuredIn(column, model)) leaveOut(measured, history.months.indexOf(period));
  for (const observation of model.observations.values())
    for (const month of spoilt(observation, history)) for (const column of slotsOf(model, observation)) leaveOut(column, month);
  return found;
}

/** A column, and those of the members by which a study tells it. */
function measuredIn(column: string, model: Pick<Model, 'observations' | 'dimensions'>): string[] {
  const observation = model.observations.get(column);
  return [column, ...(observation?.over === undefined ? [] : slotsOf(model, observation))];
}

/** Months in which what an observation needs does not hold, and those after them in which it has not settled. */
function spoilt({ where }: Observation, { months, columns }: History): number[] {
  if (!where) return [];
  const needed = columns.get(where.column);
  const fails = (month: number): boolean => month >= 0 && saidOf(needed, month) < where.least;
  return [...months.keys()].filter((month) => Array.from({ length: where.settles + 1 }, (_, ago) => month - ago).some(fails));
}

/** Columns without the cells of those months. */
export function withoutMonths(
  columns: ReadonlyMap<string, Float64Array>,
  leftOut: ReadonlyMap<string, Months>,
): Map<string, Float64Array> {
  return new Map(
    [...columns].map(([name, values]): [string, Float64Array] => {
      const months = leftOut.get(name) ?? NONE;
      return [name, months.size === 0 ? values : values.map((value, month) => (months.has(month) ? Number.NaN : value))];
    }),
  );
}

/** The history as its measurements may be read: without what is left out. */
export function measuredHistory(history: History, model: Pick<Model, 'observations' | 'dimensions'>): History {
  const leftOut = leftOutMonths(history, model);
  return { ...history, columns: withoutMonths(history.columns, leftOut), limits: withoutMonths(history.limits, leftOut) };
}

/** The same as it tells of now: without what was measured before the last break of its series either. */
export function currentHistory(history: History, model: Pick<Model, 'observations' | 'dimensions'>): History {
  const measured = measuredHistory(history, model);
  const before = new Map(
    [...measured.columns.keys(), ...measured.limits.keys()].map((column) => {
      const since = breaksOf(history, column).at(-1) ?? 0;
      return [column, new Set(Array.from({ length: since }, (_, month) => month))];
    }),
  );
  return { ...measured, columns: withoutMonths(measured.columns, before), limits: withoutMonths(measured.limits, before) };
}
