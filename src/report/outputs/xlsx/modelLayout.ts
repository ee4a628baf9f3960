import type { FlatClock } from '../../../program/flat.ts';
import type { BookSource } from './bookSource.ts';
import type { PlansLayout } from './plansLayout.ts';

/** Where the rows of a sheet of the model stand, counted from 0: the same on that of the chosen plan and on that of `hold`. */
export interface ModelLayout {
  /** The row that says which plan it is. */
  readonly plan: number;
  readonly header: number;
  readonly clock: ReadonlyMap<FlatClock, number>;
  readonly tables: ReadonlyMap<string, number>;
  readonly paths: ReadonlyMap<string, number>;
  readonly inputs: ReadonlyMap<string, number>;
  readonly sections: readonly { readonly title: string; readonly row: number }[];
  readonly equations: ReadonlyMap<string, number>;
  /** From here on: pieces of equations that have a row of their own. */
  readonly aside: number;
}

/** The column of the plan's number. */
export const PLAN_COLUMN = 3;

const TOP = 4;

export function modelLayout({ flat, inputs, workings: { model } }: BookSource, plans: PlansLayout): ModelLayout {
  const next = { row: TOP };
  const rows = <Name>(names: Iterable<Name>): Map<Name, number> => new Map([...names].map((name) => [name, next.row++]));
  const [clock, tables, paths] = [rows(plans.clock.keys()), rows(plans.tables.keys()), rows(plans.paths.keys())];
  next.row++;
  const placed = rows(inputs);
  const sections: { title: string; row: number }[] = [];
  const equations = new Map<string, number>();
  for (const slot of flat.equations.keys()) {
    const [name = slot] = slot.split('.');
    const title = model.variables.get(name)?.section ?? '';
    if (sections.at(-1)?.title !== title) sections.push({ title, row: next.row + 1 });
    if (sections.at(-1)?.row === next.row + 1) next.row += 2;
    equations.set(slot, next.row++);
  }
  return { plan: 2, header: TOP - 1, clock, tables, paths, inputs: placed, sections, equations, aside: next.row + 2 };
}
