import type { Operation, Program, Scalar, Section } from '../../program.ts';
import { isComparison } from '../javascriptOperations.ts';
import { type Code, code, get, loadPair, loadSplat, PAIR, V128, whole } from './wasmCodes.ts';
import { DOUBLE_BYTES, PAIR_BYTES, type Places } from './wasmMemory.ts';
import type { Pool } from './wasmPool.ts';

/** What every function of a module is told, in this order: all but the month are bytes, and rows are this month's. */
export const TOLD = { month: 0, monthly: 1, history: 2, shares: 3, tape: 4, draw: 5 } as const;
export const TOLD_COUNT = 6;

/** What all functions of a module share. */
export interface Plan {
  readonly program: Program;
  readonly places: Places;
  readonly pool: Pool;
  /** By scalar: its column in the rows that no draw changes, and in those that the way back reads. */
  readonly tabulated: ReadonlyMap<Scalar, number>;
  readonly taped: ReadonlyMap<Scalar, number>;
  /** By name: the number of a function. */
  readonly functions: ReadonlyMap<string, number>;
}

/** A function that is being written. */
export interface Sheet extends Plan {
  readonly section: Section;
  readonly locals: Map<Scalar, number>;
  readonly types: number[];
  /** By name of a function that is written out in its place: its locals. */
  readonly scratch: Map<string, readonly number[]>;
  readonly inPlace: boolean;
  /** Conditions that hold where the writing is: by local, yes or no. */
  readonly within: readonly { readonly mask: number; readonly side: 'yes' | 'no' }[];
}

export function newLocal({ types }: Sheet, type = V128): number {
  return TOLD_COUNT + types.push(type) - 1;
}

export function operationAt({ program }: Plan, scalar: Scalar): Operation {
  const operation = program.operations[scalar];
  if (operation === undefined) throw new Error(`scalar ${scalar} has no operation`);
  return operation;
}

/** Whether a scalar is yes or no: kept as a mask where it is computed, as 1 or 0 elsewhere. */
export function isLogical(operation: Operation): boolean {
  if (operation.kind === 'unary') return operation.operator === 'not';
  return (
    operation.kind === 'binary' &&
    (isComparison(operation.operator) || operation.operator === 'and' || operation.operator === 'or')
  );
}

/** At an address that is the same in every run. */
export const at = (load: Code): Code => code(whole(0), load);

/** A scalar as a pair of numbers. */
export function value(sheet: Sheet, scalar: Scalar): Code {
  const operation = operationAt(sheet, scalar);
  if (operation.kind === 'constant') return sheet.pool.pair(operation.value);
  const column = sheet.section === 'months' ? undefined : sheet.tabulated.get(scalar);
  if (column !== undefined) return code(get(TOLD.monthly), loadSplat(column * DOUBLE_BYTES));
  if (operation.kind === 'carried' || operation.kind === 'final')
    return at(loadPair(sheet.places.cells + operation.cell * PAIR_BYTES));
  const local = sheet.locals.get(scalar);
  if (local !== undefined) return isLogical(operation) ? code(get(local), sheet.pool.pair(1), PAIR.and) : get(local);
  const left = sheet.places.left.get(scalar);
  if (left === undefined) throw new Error(`nothing leaves scalar ${scalar} to ${sheet.section}`);
  return at(loadPair(left));
}

/** A scalar as a mask: anything but 0 and NaN is a yes. */
export function mask(sheet: Sheet, scalar: Scalar): Code {
  const operation = operationAt(sheet, scalar);
  if (operation.kind === 'constant') return operation.value ? sheet.pool.words(-1, -1) : sheet.pool.pair(0);
  const local = sheet.locals.get(scalar);
  if (local !== undefined && isLogical(operation)) return get(local);
  return code(value(sheet, scalar), PAIR.abs, sheet.pool.pair(0), PAIR.greater);
}
