import type { Reference } from '../language/expression.ts';
import type { Model } from '../language/model.ts';
import { slotId } from '../language/slots.ts';
import type { Graph, Variation } from './graph.ts';
import { createGraph } from './graph.ts';
import type { Members } from './members.ts';
import type { Operation, Scalar } from './program.ts';
import { variationsOf } from './variation.ts';

/** Everything that lowering a model fills in. Slots of parameters, inputs and tables get their numbers as they come up. */
export interface Lowering {
  readonly model: Model;
  readonly graph: Graph;
  readonly variations: ReadonlyMap<string, Variation>;
  /** By slot id of a variable. */
  readonly first: Map<string, Scalar>;
  readonly later: Map<string, Scalar>;
  readonly parameters: Numbering;
  readonly inputs: Numbering;
  readonly tables: Numbering;
  /** Slot ids of variables that `last` and `delay` look back on. */
  readonly carried: Numbering;
  readonly histories: Numbering;
}

/** Ids in the order in which they first came up. */
export interface Numbering {
  readonly ids: readonly string[];
  readonly numberOf: (id: string) => number;
}

export function createLowering(model: Model): Lowering {
  const variations = variationsOf(model);
  const carried = createNumbering();
  const histories = createNumbering();
  const owner = (operation: Operation): string | undefined => {
    if (operation.kind === 'carried') return carried.ids[operation.cell];
    return operation.kind === 'delayed' ? histories.ids[operation.history] : undefined;
  };
  const stored = (operation: Operation): Variation => ({
    draw: changesWithDraw(model, variations, owner(operation)),
    month: true,
  });
  return {
    model,
    graph: createGraph(stored),
    variations,
    first: new Map(),
    later: new Map(),
    parameters: createNumbering(),
    inputs: createNumbering(),
    tables: createNumbering(),
    carried,
    histories,
  };
}

/** Whether the variable that owns a slot differs between draws. Names hold no dots, so what comes before the first is the name. */
export function changesWithDraw(model: Model, variations: ReadonlyMap<string, Variation>, slot = ''): boolean {
  const name = model.variables.has(slot) ? slot : slot.slice(0, slot.indexOf('.'));
  return variations.get(name)?.draw === true;
}

/** The slot of a name for the current members. */
export function slotOf(to: Reference, members: Members): string {
  const over = 'over' in to ? to.over : undefined;
  if (over === undefined) return slotId(to.name);
  const member = members.get(over);
  if (member === undefined) throw new Error(`${to.name} is over ${over}, but no member of it is current`);
  return slotId(to.name, member.id);
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
