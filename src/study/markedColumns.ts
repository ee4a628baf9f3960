import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';

type Measuring = Pick<Model, 'columns' | 'observations' | 'dimensions'>;

/** What a mark may name, `name` or `name.member`, each with the columns that say something else where it does. */
export function markableColumns(model: Measuring): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...model.columns.values()].flatMap((column): [string, readonly string[]][] => {
      const measured = measuredWith(column, model);
      if (measured.length === 0) return [];
      const own = slotsOf(model, column);
      const members = column.over === undefined ? [] : own.map((slot): [string, readonly string[]] => [slot, [slot]]);
      return [[column.name, [...new Set([...own, ...measured])]], ...members];
    }),
  );
}

/** The observed columns that say something else where this one does: itself, what it strays with, and what is derived from it. */
function measuredWith({ name, strays, gives }: Column, model: Measuring): string[] {
  if (gives !== undefined) return [];
  const derived = [...model.columns.values()].filter(
    ({ derived: ratio, kind }) => ratio && kind === undefined && [...ratio.over, ...ratio.under].includes(name),
  );
  const names = [name, ...(strays === undefined ? [] : [strays]), ...derived.map((one) => one.name)];
  return names.flatMap((one) => {
    const observation = model.observations.get(one);
    return observation ? slotsOf(model, observation) : [];
  });
}
