import { childrenOf, type Expression } from './expression.ts';
import type { Variable } from './model.ts';

/** Month 0 (`starts`, or `equals` where there is none) and every later month (`equals`) have their own order. */
export type Phase = 'first' | 'later';

export interface Order {
  readonly order: readonly string[];
  /** Each loop as a path of names whose first and last are the same; empty when an order exists. */
  readonly loops: readonly (readonly string[])[];
}

/** The equation that holds in a phase. */
export function equationIn(variable: Variable, phase: Phase): Expression {
  return phase === 'first' ? (variable.starts ?? variable.equals) : variable.equals;
}

/**
 * The variables that must be known in the same month before an equation can be evaluated, in the order of the text.
 * A delay may come to less than a month, so it needs this month's value too; `last`, and `initial` in later months, look
 * at months that are done. In month 0 `initial` means month 0 itself, and `last` of a variable means nothing: see {@link looksBack}.
 */
export function needs(expression: Expression, phase: Phase): readonly string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'reference':
      return expression.to.of === 'variable' ? [expression.to.name] : [];
    case 'last':
      return [];
    case 'initial':
      return phase === 'first' && expression.to.of === 'variable' ? [expression.to.name] : [];
    case 'delay':
      return [...(expression.to.of === 'variable' ? [expression.to.name] : []), ...needs(expression.months, phase)];
    default:
      return childrenOf(expression).flatMap((child) => needs(child, phase));
  }
}

/** The first `last` of a variable in an equation, which month 0 cannot evaluate. */
export function looksBack(expression: Expression): Extract<Expression, { kind: 'last' }> | undefined {
  if (expression.kind === 'last') return expression.to.of === 'variable' ? expression : undefined;
  for (const child of childrenOf(expression)) {
    const found = looksBack(child);
    if (found) return found;
  }
  return undefined;
}

/** An order in which each variable comes after those it needs in the same month, otherwise as written in the file. */
export function findOrder(variables: ReadonlyMap<string, Variable>, phase: Phase): Order {
  const order: string[] = [];
  const loops: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (name: string): void => {
    const variable = variables.get(name);
    if (done.has(name) || variable === undefined) return;
    if (path.includes(name)) {
      loops.push([...path.slice(path.indexOf(name)), name]);
      return;
    }
    path.push(name);
    for (const needed of new Set(needs(equationIn(variable, phase), phase))) visit(needed);
    path.pop();
    done.add(name);
    order.push(name);
  };
  for (const name of variables.keys()) visit(name);
  return { order, loops };
}
