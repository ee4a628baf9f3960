import { childrenOf, type Expression, type Reference } from '../language/expression.ts';
import type { Model, Variable } from '../language/model.ts';
import type { Variation } from './graph.ts';
import { either } from './graph.ts';

const NEVER: Variation = { draw: false, month: false };

/** What every variable changes with: found before lowering, because a loop through `last` has no beginning. */
export function variationsOf(model: Model): ReadonlyMap<string, Variation> {
  const found = new Map<string, Variation>([...model.variables.keys()].map((name) => [name, NEVER]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const variable of model.variables.values()) {
      const before = found.get(variable.name);
      const after = variationOf(variable, found);
      changed ||= before?.draw !== after.draw || before.month !== after.month;
      found.set(variable.name, after);
    }
  }
  return found;
}

/** `starts` is evaluated once, so it brings draws but no months; yet a value that starts apart changes after month 0, unless it is then held. */
function variationOf(variable: Variable, found: ReadonlyMap<string, Variation>): Variation {
  if (variable.starts === undefined) return within(variable.equals, found);
  const start = within(variable.starts, found);
  if (isHeld(variable)) return { draw: start.draw, month: false };
  return { draw: start.draw || within(variable.equals, found).draw, month: true };
}

/** Whether month 0's value stays: `equals: last(x)` or `initial(x)` of the variable itself. */
function isHeld({ name, equals }: Variable): boolean {
  return (equals.kind === 'last' || equals.kind === 'initial') && equals.to.of === 'variable' && equals.to.name === name;
}

function within(expression: Expression, found: ReadonlyMap<string, Variation>): Variation {
  switch (expression.kind) {
    case 'reference':
      return ofReference(expression.to, found);
    case 'initial':
      return { draw: ofReference(expression.to, found).draw, month: false };
    case 'last':
      return ofReference(expression.to, found);
    case 'delay': {
      const source = ofReference(expression.to, found);
      return source.month ? either(source, within(expression.months, found)) : source;
    }
    default:
      return childrenOf(expression).reduce((sum, child) => either(sum, within(child, found)), NEVER);
  }
}

function ofReference(to: Reference, found: ReadonlyMap<string, Variation>): Variation {
  switch (to.of) {
    case 'variable':
      return found.get(to.name) ?? NEVER;
    case 'parameter':
      return { draw: true, month: false };
    case 'input':
    case 'table':
      return { draw: false, month: true };
    case 'clock':
      return { draw: false, month: to.name !== 'step' };
    case 'constant':
      return NEVER;
  }
}
