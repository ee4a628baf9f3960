import type { Operation, Scalar } from './program.ts';
import { operandsOf } from './program.ts';
import { simplify } from './simplify.ts';

/** What a number changes with. */
export interface Variation {
  readonly draw: boolean;
  readonly month: boolean;
}

/** Operations as they come up, equal ones once. */
export interface Graph {
  readonly operations: readonly Operation[];
  /** By scalar. */
  readonly variations: readonly Variation[];
  /** The scalar of an operation: folded where its operands are numbers, shared where it was there before. */
  readonly add: (operation: Operation) => Scalar;
  readonly constant: (value: number) => Scalar;
  /** The number that a scalar always is, if it is one. */
  readonly numberOf: (scalar: Scalar) => number | undefined;
}

/** `stored` says what a carried value or a history changes with. */
export function createGraph(stored: (operation: Operation) => Variation): Graph {
  const operations: Operation[] = [];
  const variations: Variation[] = [];
  const known = new Map<string, Scalar>();
  const numberOf = (scalar: Scalar) => {
    const operation = operations[scalar];
    return operation?.kind === 'constant' ? operation.value : undefined;
  };
  const add = (wanted: Operation): Scalar => {
    const operation = simplify(wanted, numberOf);
    if (typeof operation === 'number') return operation;
    const key = keyOf(operation);
    const same = known.get(key);
    if (same !== undefined) return same;
    const scalar = operations.push(operation) - 1;
    variations.push(operandsOf(operation).reduce((sum, operand) => either(sum, variations[operand]), own(operation, stored)));
    known.set(key, scalar);
    return scalar;
  };
  return { operations, variations, add, numberOf, constant: (value) => add({ kind: 'constant', value }) };
}

function keyOf(operation: Operation): string {
  if (operation.kind !== 'constant') return Object.values(operation).join(' ');
  return Object.is(operation.value, -0) ? 'constant -0' : `constant ${operation.value}`;
}

function own(operation: Operation, stored: (operation: Operation) => Variation): Variation {
  switch (operation.kind) {
    case 'parameter':
      return { draw: true, month: false };
    case 'input':
    case 'table':
    case 'clock':
    case 'delayedInput':
      return { draw: false, month: operation.at === 'later' };
    case 'carried':
    case 'delayed':
      return stored(operation);
    default:
      return { draw: false, month: false };
  }
}

export function either(left: Variation, right: Variation | undefined): Variation {
  return { draw: left.draw || right?.draw === true, month: left.month || right?.month === true };
}
