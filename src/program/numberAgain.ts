import { type Lowering, type Numbered, recordOf } from './lowering.ts';
import type { Operation, Scalar } from './program.ts';

/** What a program asks of its caller and keeps between months, and the operations that speak of it by number. */
export interface NumberedAgain {
  readonly operations: readonly Operation[];
  /** By kind: ids without gaps. */
  readonly ids: Readonly<Record<Numbered, readonly string[]>>;
}

/**
 * Numbers without gaps for what is needed. Parameters are the exception: all that the flat equations declare, in their
 * order, so that one buffer of draws serves every kernel of a model as it is.
 */
export function numberAgain(lowering: Lowering, needed: ReadonlySet<Scalar>): NumberedAgain {
  const found = recordOf(() => new Set<string>());
  for (const slot of lowering.flat.parameters) found.parameter.add(slot);
  for (const [scalar, operation] of lowering.graph.operations.entries()) {
    const name = needed.has(scalar) ? nameOf(operation, lowering) : undefined;
    if (name) found[name.kind].add(name.id);
  }
  const ids = recordOf((kind) => [...found[kind]]);
  const numbers = recordOf((kind) => new Map(ids[kind].map((id, number) => [id, number])));
  const operations = lowering.graph.operations.map((operation) => renumber(operation, lowering, numbers));
  return { operations, ids };
}

/** The name behind an operation's number. */
export function nameOf(
  operation: Operation,
  { numbers }: Lowering,
): { readonly kind: Numbered; readonly id: string } | undefined {
  const named = numberedBy(operation);
  if (named === undefined) return undefined;
  const id = numbers[named.kind].ids[named.number];
  if (id === undefined) throw new Error(`no ${named.kind} has the number ${named.number}`);
  return { kind: named.kind, id };
}

function numberedBy(operation: Operation): { readonly kind: Numbered; readonly number: number } | undefined {
  switch (operation.kind) {
    case 'parameter':
    case 'fixed':
    case 'input':
    case 'table':
    case 'data':
      return { kind: operation.kind, number: operation.slot };
    case 'shock':
      return { kind: 'path', number: operation.path };
    case 'delayedInput':
      return { kind: 'input', number: operation.slot };
    case 'carried':
    case 'final':
      return { kind: 'carried', number: operation.cell };
    case 'delayed':
      return { kind: 'history', number: operation.history };
    case 'filter':
      return { kind: 'filter', number: operation.filter };
    default:
      return undefined;
  }
}

/** An operation that nothing needs keeps a number that means nothing. */
function renumber(
  operation: Operation,
  lowering: Lowering,
  numbers: Readonly<Record<Numbered, ReadonlyMap<string, number>>>,
): Operation {
  const name = nameOf(operation, lowering);
  if (name === undefined) return operation;
  const number = numbers[name.kind].get(name.id) ?? -1;
  switch (operation.kind) {
    case 'carried':
    case 'final':
      return { ...operation, cell: number };
    case 'delayed':
      return { ...operation, history: number };
    case 'filter':
      return { ...operation, filter: number };
    case 'shock':
      return { ...operation, path: number };
    case 'parameter':
    case 'fixed':
    case 'input':
    case 'delayedInput':
    case 'table':
    case 'data':
      return { ...operation, slot: number };
    default:
      return operation;
  }
}
