import type { Flat } from './flat.ts';
import type { Graph, Variation } from './graph.ts';
import { createGraph } from './graph.ts';
import type { Note, Operation, Scalar } from './program.ts';
import { variationsOf } from './variation.ts';

/** Everything that lowering fills in. What is asked for gets its numbers as it comes up. */
export interface Lowering {
  readonly flat: Flat;
  /** By slot: fixed numbers that need not be asked for. */
  readonly known: ReadonlyMap<string, number>;
  readonly graph: Graph;
  /** By slot. */
  readonly variations: ReadonlyMap<string, Variation>;
  /** By slot of an equation. */
  readonly first: Map<string, Scalar>;
  readonly later: Map<string, Scalar>;
  readonly end: Map<string, Scalar>;
  readonly notes: Note[];
  readonly numbers: Readonly<Record<Numbered, Numbering>>;
}

/** What operations speak of by number: what a run gives; slots that `last` and `delay` look back on; series with a filter. */
export const NUMBERED = ['parameter', 'fixed', 'input', 'table', 'data', 'path', 'carried', 'history', 'filter'] as const;
export type Numbered = (typeof NUMBERED)[number];

/** Ids in the order in which they first came up. */
export interface Numbering {
  readonly ids: readonly string[];
  readonly numberOf: (id: string) => number;
}

export function createLowering(flat: Flat, known: ReadonlyMap<string, number>): Lowering {
  const variations = variationsOf(flat);
  const numbers = recordOf(createNumbering);
  const notes: Note[] = [];
  const owner = (operation: Operation): string | undefined => {
    if (operation.kind === 'carried') return numbers.carried.ids[operation.cell];
    return operation.kind === 'delayed' ? numbers.history.ids[operation.history] : undefined;
  };
  const stored = (operation: Operation): Variation =>
    operation.kind === 'final'
      ? { draw: true, month: false, end: true }
      : { draw: variations.get(owner(operation) ?? '')?.draw === true, month: true };
  const graph = createGraph(stored, () => notes.length - 1);
  return { flat, known, graph, variations, first: new Map(), later: new Map(), end: new Map(), notes, numbers };
}

/** One of these for each kind of number. */
export function recordOf<Value>(make: (kind: Numbered) => Value): Readonly<Record<Numbered, Value>> {
  return Object.fromEntries(NUMBERED.map((kind) => [kind, make(kind)])) as Record<Numbered, Value>;
}

function createNumbering(): Numbering {
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, ids.length);
    return ids.push(id) - 1;
  };
  return { ids, numberOf };
}
