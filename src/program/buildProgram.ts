import { reach } from './dependencies.ts';
import { layOut } from './layOut.ts';
import type { Lowering } from './lowering.ts';
import { numberAgain } from './numberAgain.ts';
import type { Program, Scalar } from './program.ts';

/** The program that computes these slots and nothing else: by month, or after the last month where their equation is one of those. */
export function buildProgram(lowering: Lowering, slots: readonly string[]): Program {
  const outputs = slots.filter((slot) => !lowering.end.has(slot));
  const finals = slots.filter((slot) => lowering.end.has(slot));
  const results = outputs.map((slot) => monthsOf(lowering, slot));
  const ends = finals.flatMap((slot) => lowering.end.get(slot) ?? []);
  const needed = reach(lowering, [...ends, ...results.flatMap(({ first, later }) => [first, later])]);
  const { operations, ids } = numberAgain(lowering, needed);
  const home = (slot: string) => (lowering.variations.get(slot)?.draw === true ? 'later' : 'months');
  const carried = ids.carried.map((slot) => {
    const { first, later } = monthsOf(lowering, slot);
    return { section: home(slot), first, next: later } as const;
  });
  const histories = ids.history.map((slot) => {
    const { first, later } = monthsOf(lowering, slot);
    return { section: home(slot), first, current: later } as const;
  });
  const program = { operations, results, ends, carried, histories, pathSlopes: [] };
  return {
    ...{ parameters: ids.parameter, fixed: ids.fixed, inputs: ids.input, tables: ids.table, data: ids.data, paths: ids.path },
    ...{ outputs, finals },
    ...program,
    ...{ origins: lowering.graph.origins, notes: lowering.notes, filters: ids.filter.length },
    ...layOut({ ...program, needed, variations: lowering.graph.variations }),
  };
}

/** A slot's scalars in month 0 and in later months. */
function monthsOf({ first, later }: Lowering, slot: string): { readonly first: Scalar; readonly later: Scalar } {
  const found = { first: first.get(slot), later: later.get(slot) };
  if (found.first === undefined || found.later === undefined) throw new Error(`${slot} is not in the model's order`);
  return { first: found.first, later: found.later };
}
