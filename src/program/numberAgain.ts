import { slotsOf } from '../language/slots.ts';
import type { Lowering } from './lowering.ts';
import type { Operation, Scalar } from './program.ts';

/** What a program asks of its caller and keeps between months, and the operations that speak of it by number. */
export interface Numbered {
  readonly operations: readonly Operation[];
  readonly parameters: readonly string[];
  readonly inputs: readonly string[];
  readonly tables: readonly string[];
  /** Slot ids of the variables that are carried or remembered. */
  readonly carried: readonly string[];
  readonly histories: readonly string[];
}

/**
 * Numbers without gaps for what is needed. Parameters are the exception: all that the model declares, in its order, so
 * that one buffer of draws serves every kernel of a model as it is.
 */
export function numberAgain(lowering: Lowering, needed: ReadonlySet<Scalar>): Numbered {
  const wanted = lowering.graph.operations.filter((_, scalar) => needed.has(scalar));
  const declared = [...lowering.model.parameters.values()].flatMap((parameter) => slotsOf(lowering.model, parameter));
  const numbered: Omit<Numbered, 'operations'> = {
    parameters: [...new Set([...declared, ...idsOf(wanted, 'parameter', lowering)])],
    inputs: idsOf(wanted, 'input', lowering),
    tables: idsOf(wanted, 'table', lowering),
    carried: idsOf(wanted, 'carried', lowering),
    histories: idsOf(wanted, 'history', lowering),
  };
  const renumbered = lowering.graph.operations.map((operation) => renumber(operation, lowering, numbered));
  return { ...numbered, operations: renumbered };
}

type Kind = 'parameter' | 'input' | 'table' | 'carried' | 'history';

function idsOf(operations: readonly Operation[], kind: Kind, lowering: Lowering): string[] {
  const named = operations.map((operation) => nameOf(operation, lowering)).filter((name) => name?.kind === kind);
  return [...new Set(named.flatMap((name) => (name ? [name.id] : [])))];
}

/** The name behind an operation's number. */
export function nameOf(operation: Operation, lowering: Lowering): { readonly kind: Kind; readonly id: string } | undefined {
  switch (operation.kind) {
    case 'parameter':
      return { kind: 'parameter', id: lowering.parameters.ids[operation.slot] ?? '' };
    case 'input':
    case 'delayedInput':
      return { kind: 'input', id: lowering.inputs.ids[operation.slot] ?? '' };
    case 'table':
      return { kind: 'table', id: lowering.tables.ids[operation.slot] ?? '' };
    case 'carried':
      return { kind: 'carried', id: lowering.carried.ids[operation.cell] ?? '' };
    case 'delayed':
      return { kind: 'history', id: lowering.histories.ids[operation.history] ?? '' };
    default:
      return undefined;
  }
}

const LISTS = { parameter: 'parameters', input: 'inputs', table: 'tables', carried: 'carried', history: 'histories' } as const;

function renumber(operation: Operation, lowering: Lowering, numbered: Omit<Numbered, 'operations'>): Operation {
  const name = nameOf(operation, lowering);
  if (name === undefined) return operation;
  const number = numbered[LISTS[name.kind]].indexOf(name.id);
  switch (operation.kind) {
    case 'carried':
      return { ...operation, cell: number };
    case 'delayed':
      return { ...operation, history: number };
    case 'parameter':
    case 'input':
    case 'delayedInput':
    case 'table':
      return { ...operation, slot: number };
    default:
      return operation;
  }
}
