import { otherMoneySlots } from '../../../language/contract/rolePlayers.ts';
import type { FlatClock, FlatExpression } from '../../../program/flat.ts';
import { piecesOf } from '../../../program/flat.ts';
import type { BookSource } from './bookSource.ts';

/** Where the rows of the sheet of plans stand, counted from 0. */
export interface PlansLayout {
  readonly months: number;
  readonly quarters: number;
  readonly clock: ReadonlyMap<FlatClock, number>;
  readonly tables: ReadonlyMap<string, number>;
  /** By path: the row in use, and after it a row a reading where there are several. */
  readonly paths: ReadonlyMap<string, number>;
  /** Inputs up to the last actual month, the same for every plan. */
  readonly actual: ReadonlyMap<string, number>;
  /** The heading of the first plan; each takes so many rows. */
  readonly firstPlan: number;
  readonly stride: number;
  /** Rows from a plan's heading to what its content money is multiplied by, and to its sum; absent where that is one line or none. */
  readonly content?: { readonly times: number; readonly all: number };
  /** The first row of the lists to choose from. */
  readonly lists: number;
}

const CLOCKS: readonly FlatClock[] = ['time', 'ahead', 'elapsed'];
const TOP = 3;

export function plansLayout({ flat, inputs, workings }: BookSource): PlansLayout {
  const clocks = TOP + 2;
  const tables = clocks + CLOCKS.length;
  const used = usedTables(flat.equations.values());
  const paths = tables + used.length;
  const perPath = workings.readings.length > 1 ? 1 + workings.readings.length : 1;
  const names = [...workings.model.paths.keys()];
  const actual = paths + names.length * perPath + 2;
  const firstPlan = actual + inputs.length + 1;
  const several = otherMoneySlots(workings.model).length > 1;
  const stride = inputs.length + (several ? 4 : 2);
  return {
    ...(several && { content: { times: inputs.length + 1, all: inputs.length + 2 } }),
    ...{ months: TOP, quarters: TOP + 1, firstPlan, stride, lists: firstPlan + workings.plans.length * stride },
    clock: new Map(CLOCKS.map((name, index) => [name, clocks + index])),
    tables: new Map(used.map((name, index) => [name, tables + index])),
    paths: new Map(names.map((name, index) => [name, paths + index * perPath])),
    actual: new Map(inputs.map((slot, index) => [slot, actual + index])),
  };
}

/** Tables that equations read, in the order in which they come up. */
function usedTables(equations: Iterable<{ readonly equals: FlatExpression; readonly starts?: FlatExpression }>): string[] {
  const used = new Set<string>();
  const seen = new Set<FlatExpression>();
  const look = (piece: FlatExpression): void => {
    if (seen.has(piece)) return;
    seen.add(piece);
    if ('to' in piece && piece.to.of === 'table') used.add(piece.to.slot);
    piecesOf(piece).forEach(look);
  };
  for (const { equals, starts } of equations) for (const side of starts ? [starts, equals] : [equals]) look(side);
  return [...used];
}
