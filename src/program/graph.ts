import type { Operation, Scalar } from './program.ts';
import { operandsOf } from './program.ts';
import { simplify } from './simplify.ts';

/** What a number changes with. */
export interface Variation {
  readonly draw: boolean;
  readonly month: boolean;
  /** Known after the last month only. */
  readonly end?: true;
  /** Known only on the way back over the months: in each of them, or after that. */
  readonly back?: true;
}

/** Operations as they come up, equal ones once. */
export interface Graph {
  readonly operations: readonly Operation[];
  /** By scalar. */
  readonly variations: readonly Variation[];
  /** By scalar: what `origin` said when it first came up. */
  readonly origins: readonly number[];
  /** The scalar of an operation: folded where its operands are numbers, shared where it was there before. */
  readonly add: (operation: Operation) => Scalar;
  readonly constant: (value: number) => Scalar;
  /** The number that a scalar always is, if it is one. */
  readonly numberOf: (scalar: Scalar) => number | undefined;
}

/** What a graph goes on from: operations that are there already. */
export interface Begun {
  readonly operations: readonly Operation[];
  readonly variations: readonly Variation[];
  readonly origins: readonly number[];
  /** Whether an operation that is added later may be one of them. */
  readonly isShared: (scalar: Scalar) => boolean;
  /** What an added operation changes with, by what its own kind and its operands do. */
  readonly settled: (variation: Variation) => Variation;
}

const NOTHING: Begun = { operations: [], variations: [], origins: [], isShared: () => true, settled: (variation) => variation };

/** `stored` says what a carried value, its last one or a history changes with, `origin` where the operations that are being added come from. */
export function createGraph(
  stored: (operation: Operation) => Variation,
  origin: () => number,
  { isShared, settled, ...begun }: Begun = NOTHING,
): Graph {
  const operations: Operation[] = [...begun.operations];
  const variations: Variation[] = [...begun.variations];
  const origins: number[] = [...begun.origins];
  const known = new Map<string, Scalar>();
  for (const [scalar, operation] of operations.entries()) if (isShared(scalar)) known.set(keyOf(operation), scalar);
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
    variations.push(
      settled(operandsOf(operation).reduce((sum, operand) => either(sum, variations[operand]), own(operation, stored))),
    );
    origins.push(origin());
    known.set(key, scalar);
    return scalar;
  };
  return { operations, variations, origins, add, numberOf, constant: (value) => add({ kind: 'constant', value }) };
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
    case 'data':
    case 'clock':
    case 'delayedInput':
      return { draw: false, month: operation.at === 'later' };
    case 'filter':
    case 'shock':
      return { draw: true, month: operation.at === 'later' };
    case 'carried':
    case 'delayed':
    case 'final':
      return stored(operation);
    case 'kept':
    case 'delayedSlope':
    case 'spread':
      return { draw: true, month: true, back: true };
    case 'delayedInputSlope':
    case 'gathered':
    case 'filterBack':
      return { draw: true, month: operation.at === 'later', back: true };
    default:
      return { draw: false, month: false };
  }
}

export function either(left: Variation, right: Variation | undefined): Variation {
  const [end, back] = [left.end ?? right?.end, left.back ?? right?.back];
  const [draw, month] = [left.draw || right?.draw === true, left.month || right?.month === true];
  return { draw, month, ...(end && { end }), ...(back && { back }) };
}
