import type { Operation, Scalar, Step } from './program.ts';
import { operandsOf } from './program.ts';

/** One side of a `select`, itself perhaps within a side of another. The top has no owner. */
export interface Scope {
  readonly depth: number;
  readonly outer?: Scope;
  readonly steps: Step[];
  /** In additions, roughly. */
  cost: number;
}

export interface Scopes {
  readonly top: Scope;
  /** Where a scalar is computed. */
  readonly of: ReadonlyMap<Scalar, Scope>;
  /** By choice. */
  readonly sides: ReadonlyMap<Scalar, Sides>;
}

/** The two sides of choices with one condition and within one side, next to each other among the scalars that are needed. */
export interface Sides {
  readonly condition: Scalar;
  readonly yes: Scope;
  readonly no: Scope;
  /** Ascending. */
  readonly members: Scalar[];
}

/** What is looked at: scalars, ascending, and those of them that something else reads. */
export interface Readers {
  readonly operations: readonly Operation[];
  readonly scalars: readonly Scalar[];
  readonly roots: ReadonlySet<Scalar>;
  /** Whether `min` and `max` count as choices between their operands too, each with itself as its condition. */
  readonly extremes?: true;
}

/** What an operation chooses between: its result is one of the two. */
export interface Choice {
  readonly condition: Scalar | undefined;
  readonly yes: Scalar;
  readonly no: Scalar;
}

export function choiceOf(operation: Operation): Choice | undefined {
  if (operation.kind === 'select') return operation;
  const isExtreme = operation.kind === 'binary' && (operation.operator === 'min' || operation.operator === 'max');
  return isExtreme ? { condition: undefined, yes: operation.left, no: operation.right } : undefined;
}

/**
 * What only one side of a `select` reads belongs into that side. From the last scalar to the first, so that all readers of a
 * scalar are known: it belongs where they have a scope in common.
 */
export function scopesOf({ scalars, operations, roots, extremes }: Readers): Scopes {
  const top: Scope = { depth: 0, steps: [], cost: 0 };
  const of = new Map<Scalar, Scope>([...roots].map((root) => [root, top]));
  const sides = new Map<Scalar, Sides>();
  const read = (scalar: Scalar, scope: Scope) => of.set(scalar, common(of.get(scalar), scope));
  let after: Scalar | undefined;
  for (const scalar of [...scalars].reverse()) {
    const operation = operations[scalar];
    const scope = of.get(scalar);
    if (operation === undefined || scope === undefined) continue;
    const choice = choiceOf(operation);
    if (choice && (extremes || choice.condition !== undefined)) {
      const { condition = scalar, yes, no } = choice;
      const neighbour = after === undefined || of.get(after) !== scope ? undefined : sides.get(after);
      const own =
        neighbour?.condition === condition ? neighbour : { condition, yes: inside(scope), no: inside(scope), members: [] };
      own.members.unshift(scalar);
      sides.set(scalar, own);
      if (condition !== scalar) read(condition, scope);
      read(yes, own.yes);
      read(no, own.no);
    } else for (const operand of operandsOf(operation)) read(operand, scope);
    after = scalar;
  }
  return { top, of, sides };
}

function inside(outer: Scope): Scope {
  return { depth: outer.depth + 1, outer, steps: [], cost: 0 };
}

function common(left: Scope | undefined, right: Scope): Scope {
  if (left === undefined || left === right) return right;
  if (left.depth > right.depth) return common(left.outer, right);
  return common(right.outer, left);
}
