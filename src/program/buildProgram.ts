import { reach } from './dependencies.ts';
import { layOut } from './layOut.ts';
import type { Lowering } from './lowering.ts';
import { changesWithDraw } from './lowering.ts';
import { numberAgain } from './numberAgain.ts';
import type { Program, Scalar } from './program.ts';

/** The program that computes these outputs (slot ids of variables) and nothing else. */
export function buildProgram(lowering: Lowering, outputs: readonly string[]): Program {
  const results = outputs.map((slot) => ends(lowering, slot));
  const needed = reach(
    lowering,
    results.flatMap(({ first, later }) => [first, later]),
  );
  const { operations, parameters, inputs, tables, ...kept } = numberAgain(lowering, needed);
  const home = (slot: string) => (changesWithDraw(lowering.model, lowering.variations, slot) ? 'later' : 'months');
  const carried = kept.carried.map((slot) => {
    const { first, later } = ends(lowering, slot);
    return { section: home(slot), first, next: later } as const;
  });
  const histories = kept.histories.map((slot) => {
    const { first, later } = ends(lowering, slot);
    return { section: home(slot), first, current: later } as const;
  });
  const program = { operations, results, carried, histories };
  const placed = layOut({ ...program, needed, variations: lowering.graph.variations });
  return { parameters, inputs, tables, outputs, ...program, ...placed };
}

/** A variable's scalars in month 0 and in later months. */
function ends({ first, later }: Lowering, slot: string): { readonly first: Scalar; readonly later: Scalar } {
  const found = { first: first.get(slot), later: later.get(slot) };
  if (found.first === undefined || found.later === undefined) throw new Error(`${slot} is not in the model's order`);
  return { first: found.first, later: found.later };
}
