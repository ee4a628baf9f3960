import { createGraph, type Graph, type Variation } from '../graph.ts';
import type { Carried, Operation, Program, Scalar, Section } from '../program.ts';

/** A program's graph, to which the way back is added. */
export interface Opened {
  readonly graph: Graph;
  /** The program's own carried values, and those of the way back. */
  readonly carried: MovingCarried[];
  /** From here on what is added comes from the equation of this scalar. */
  readonly comesFrom: (scalar: Scalar) => void;
}

type MovingCarried = { -readonly [Key in keyof Carried]: Carried[Key] };

const VARIATIONS: Readonly<Record<Section, Variation>> = {
  once: { draw: false, month: false },
  months: { draw: false, month: true },
  draw: { draw: true, month: false },
  first: { draw: true, month: false },
  later: { draw: true, month: true },
  end: { draw: true, month: false, end: true },
  back: { draw: true, month: true, back: true },
  finish: { draw: true, month: false, back: true },
};

/** What changes with draw and month is added to the way back: a scalar of `later` is never shared, for a side of a select that was not taken may hold it. */
export function openGraph(program: Program): Opened {
  const { operations, sections, origins } = program;
  const carried: MovingCarried[] = program.carried.map((cell) => ({ ...cell }));
  const at = { note: -1 };
  const begun = {
    ...{ operations, origins },
    variations: sections.map((section) => VARIATIONS[section ?? 'once']),
    isShared: (scalar: Scalar) => sections[scalar] !== undefined && sections[scalar] !== 'later',
    settled: (variation: Variation): Variation => (variation.draw && variation.month ? { ...variation, back: true } : variation),
  };
  return {
    graph: createGraph(
      (operation) => storedIn(operation, { ...program, carried }),
      () => at.note,
      begun,
    ),
    carried,
    comesFrom: (scalar) => {
      at.note = origins[scalar] ?? -1;
    },
  };
}

function storedIn(operation: Operation, { carried, histories }: Pick<Program, 'carried' | 'histories'>): Variation {
  if (operation.kind === 'delayed') return VARIATIONS[histories[operation.history]?.section ?? 'later'];
  if (operation.kind !== 'carried' && operation.kind !== 'final') throw new Error(`${operation.kind} is nowhere stored`);
  const section = carried[operation.cell]?.section ?? 'later';
  if (operation.kind === 'carried') return VARIATIONS[section];
  return VARIATIONS[section === 'back' ? 'finish' : 'end'];
}
