import { fail } from '../core/error.ts';
import type { Column } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { slotId } from '../language/slots.ts';
import { columnIndex } from '../tables/columnNames.ts';
import type { Table } from '../tables/table.ts';
import { labelWithin } from './labelWithin.ts';

/** Refuses a table without a column that the model needs, or without those that it is derived from. `has` says which are there. */
export function requireColumns(table: Table, model: Model, has: (name: string) => boolean): void {
  for (const column of model.columns.values()) {
    if (!column.needed) continue;
    const names = slotsRead(column, model).filter((name) => !has(name));
    const [missing] = names;
    if (missing === undefined || isDerivable(column, model, has)) continue;
    const others = (column.derived ? [...column.derived.over, ...column.derived.under] : []).filter(
      (name) => !has(name) && model.columns.get(name)?.kind !== undefined,
    );
    if (others.length === 0) columnIndex(table, missing);
    else missingOne(table, model, [...others, missing]);
  }
}

/** The columns that tell a plain one by members which a study chooses. */
export function slotsBy(name: string, model: Pick<Model, 'open'>): string[] {
  const choice = model.open.find(({ told }) => told.includes(name));
  return (choice?.members ?? []).map(({ id }) => slotId(name, id));
}

/** The columns that a needed one asks of a table: its own, or one for each member. */
export function slotsRead({ name, over }: Column, { dimensions }: Pick<Model, 'dimensions'>): string[] {
  return over === undefined ? [name] : (dimensions.get(over)?.members ?? []).map(({ id }) => slotId(name, id));
}

function isDerivable({ derived }: Column, { facts }: Model, has: (name: string) => boolean): boolean {
  return derived !== undefined && [...derived.over, ...derived.under].every((name) => has(name) || facts.has(name));
}

function missingOne(table: Table, model: Model, names: readonly string[]): never {
  const labels = names.map((name) => labelWithin(name, model));
  return fail({
    opening: 'missing',
    message: `column ${names.map((name) => `"${name}"`).join(' or ')}`,
    place: { file: table.file, line: table.headerLine },
    advice: `Add one of them: ${labels.join(', or ')}.`,
  });
}
