import type { Flat, FlatEquation, FlatExpression, FlatReference } from './flat.ts';
import { piecesOf } from './flat.ts';
import type { Variation } from './graph.ts';
import { either } from './graph.ts';

const NEVER: Variation = { draw: false, month: false };

type Found = ReadonlyMap<string, Variation>;

/** What every slot changes with: found before lowering, because a loop through `last` has no beginning. */
export function variationsOf({ equations, order }: Pick<Flat, 'equations' | 'order'>): Found {
  const all = order.later.flatMap((slot) => equations.get(slot) ?? []);
  const found = new Map<string, Variation>(all.map(({ slot }) => [slot, NEVER]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const equation of all) {
      const before = found.get(equation.slot);
      const after = variationOf(equation, found);
      changed ||= before?.draw !== after.draw || before.month !== after.month;
      found.set(equation.slot, after);
    }
  }
  return found;
}

/** `starts` is evaluated once, so it brings draws but no months; yet a value that starts apart changes after month 0, unless it is then held. */
function variationOf(equation: FlatEquation, found: Found): Variation {
  const { starts, equals } = equation;
  if (starts === undefined) return within(equals, found, new Map());
  const start = within(starts, found, new Map());
  if (isHeld(equation)) return { draw: start.draw, month: false };
  return { draw: start.draw || within(equals, found, new Map()).draw, month: true };
}

/** Whether month 0's value stays: `equals: last(x)` or `initial(x)` of the slot itself. */
function isHeld({ slot, equals }: FlatEquation): boolean {
  return (equals.kind === 'last' || equals.kind === 'initial') && equals.to.of === 'variable' && equals.to.slot === slot;
}

/** `done` remembers pieces that stand in an equation more than once. */
function within(expression: FlatExpression, found: Found, done: Map<FlatExpression, Variation>): Variation {
  const before = done.get(expression);
  if (before !== undefined) return before;
  const variation = ofKind(expression, found, done);
  done.set(expression, variation);
  return variation;
}

function ofKind(expression: FlatExpression, found: Found, done: Map<FlatExpression, Variation>): Variation {
  switch (expression.kind) {
    case 'reference':
    case 'last':
      return ofReference(expression.to, found);
    case 'initial':
      return { draw: ofReference(expression.to, found).draw, month: false };
    case 'delay': {
      const source = ofReference(expression.to, found);
      return source.month ? either(source, within(expression.months, found, done)) : source;
    }
    case 'filter':
      return { draw: true, month: true };
    default:
      return piecesOf(expression).reduce((sum, piece) => either(sum, within(piece, found, done)), NEVER);
  }
}

function ofReference(to: FlatReference, found: Found): Variation {
  switch (to.of) {
    case 'variable':
      return found.get(to.slot) ?? NEVER;
    case 'parameter':
      return { draw: true, month: false };
    case 'shock':
      return { draw: true, month: true };
    case 'fixed':
      return NEVER;
    case 'input':
    case 'table':
    case 'data':
    case 'clock':
      return { draw: false, month: true };
  }
}
