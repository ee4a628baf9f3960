import { at } from '../core/present.ts';
import { activeScalars } from './backward/activity.ts';
import { openGraph } from './backward/openGraph.ts';
import { type Amounts, amountOf, passBack } from './backward/passBack.ts';
import { passMonths } from './backward/passMonths.ts';
import { indexOf, plainPart, type Way } from './backward/way.ts';
import { keptScalars, layOut } from './layOut.ts';
import { isTwoWay, operandsOf, type Program, type Scalar } from './program.ts';

/** The name of a derivative among the finals. Those by the numbers of paths are told by month, apart. */
export function slopeSlot(parameter: string): string {
  return `slope by ${parameter}`;
}

/**
 * The program of a number after the last month with its derivatives by every parameter, as more finals, and by every path's number of
 * every month. Reverse mode: once
 * forwards over the months and once backwards, however many parameters there are (Griewank and Walther 2008, chapter 3). Where
 * the number has a kink a derivative is one-sided, as `backward/derivatives.ts` says; where it is not finite, derivatives mean
 * nothing. `by` are the parameters whose derivatives alone are wanted: all without it, and the paths. Throws an Error for a final that the program has
 * not, and for a program that goes back over the months already.
 */
export function gradient(program: Program, final: string, by?: ReadonlySet<string>): Program {
  const result = program.ends[program.finals.indexOf(final)];
  if (result === undefined || isTwoWay(program)) throw new Error(`there is no way back from ${final}`);
  const opened = openGraph(program);
  const slots = program.parameters.flatMap((name, slot) => (by && !by.has(name) ? [] : [slot]));
  const active = activeScalars(program, result, { ...opened, value: (scalar) => scalar, ...(by && { slots: new Set(slots) }) });
  const way: Way = { ...opened, ...indexOf(program), program, active };
  const { amounts, byPath } = passMonths(way, passEnd(way, result));
  passBack(plainPart(way, ['draw', 'first']), amounts);
  const slopes = new Map(slots.map((slot) => [slot, slopeOf(way, amounts, slot)] as const));
  const later = by ? [] : byPath;
  const pathSlopes = later.map((one, path) => ({ first: amountOf(way, amounts, way.shockOf(path, 'first')), later: one }));
  return complete(way, { slopes, pathSlopes });
}

function passEnd(way: Way, result: Scalar): Amounts {
  const amounts: Amounts = new Map([[whereFinite(way, result), way.graph.constant(1)]]);
  passBack(plainPart(way, ['end']), amounts);
  return amounts;
}

/** Where the result is a number that is not finite, derivatives mean nothing, so that it need not be asked. */
function whereFinite({ graph }: Way, result: Scalar): Scalar {
  const operation = graph.operations[result];
  if (operation?.kind !== 'select') return result;
  return Number.isFinite(graph.numberOf(operation.no) ?? 0) ? result : operation.yes;
}

function slopeOf(way: Way, amounts: Amounts, slot: number): Scalar {
  return amountOf(way, amounts, way.leafOf('parameter', slot));
}

function complete(
  { program, graph, carried }: Way,
  { slopes, pathSlopes }: Pick<Program, 'pathSlopes'> & { readonly slopes: ReadonlyMap<number, Scalar> },
): Program {
  const { operations, origins, variations } = graph;
  const whole = {
    ...program,
    ...{ operations, origins, carried, pathSlopes, ends: [...program.ends, ...slopes.values()] },
    finals: [...program.finals, ...[...slopes.keys()].map((slot) => slopeSlot(at(program.parameters, slot)))],
  };
  return { ...whole, ...layOut({ ...whole, variations, needed: neededBy(whole) }) };
}

/** What is asked for, what goes from month to month, and what those read. */
function neededBy(
  program: Pick<Program, 'operations' | 'ends' | 'results' | 'carried' | 'histories' | 'pathSlopes'>,
): ReadonlySet<Scalar> {
  const { operations } = program;
  const needed = new Set(keptScalars(program));
  for (const [scalar, operation] of operations.entries()) if (operation.kind === 'spread') needed.add(scalar);
  for (const scalar of needed) {
    const operation = operations[scalar];
    if (operation?.kind === 'kept') needed.add(operation.scalar);
    if (operation) for (const operand of operandsOf(operation)) needed.add(operand);
  }
  return needed;
}
