import type { Operator } from '../language/expression.ts';
import type { FlatExpression } from './flat.ts';
import { lowerDelay, lowerInitial, lowerLast, lowerReference, type Site } from './lowerReference.ts';
import { power } from './power.ts';
import type { BinaryOperator, Scalar, UnaryOperator } from './program.ts';

type Of<Kind extends FlatExpression['kind']> = Extract<FlatExpression, { kind: Kind }>;

/** The scalar of an equation, or of a part of one, at a site. */
export function lowerExpression(expression: FlatExpression, site: Site): Scalar {
  const before = site.done.get(expression);
  if (before !== undefined) return before;
  const scalar = lowerKind(expression, site);
  site.done.set(expression, scalar);
  return scalar;
}

function lowerKind(expression: FlatExpression, site: Site): Scalar {
  const { graph } = site.lowering;
  const lower = (part: FlatExpression) => lowerExpression(part, site);
  switch (expression.kind) {
    case 'number':
      return graph.constant(expression.value);
    case 'reference':
      return lowerReference(expression.to, site);
    case 'negate':
    case 'not':
      return graph.add({ kind: 'unary', operator: expression.kind, argument: lower(expression.argument) });
    case 'operation':
      return lowerOperation(expression.operator, lower(expression.left), { site, right: lower(expression.right) });
    case 'choice': {
      const [condition, yes] = [lower(expression.condition), lower(expression.yes)];
      return graph.add({ kind: 'select', condition, yes, no: lower(expression.no) });
    }
    case 'call':
      return lowerCall(expression, site);
    case 'last':
      return lowerLast(expression.to, site);
    case 'initial':
      return lowerInitial(expression.to, site);
    case 'delay':
      return lowerDelay(expression.to, lower(expression.months), site);
    case 'filter':
      return lowerFilter(expression, site);
  }
}

function lowerOperation(operator: Operator, left: Scalar, { site, right }: { site: Site; right: Scalar }): Scalar {
  const { graph } = site.lowering;
  if (operator === '^') return power(graph, left, right);
  return graph.add({ kind: 'binary', operator, left, right });
}

const ONE_ARGUMENT: ReadonlyMap<string, UnaryOperator> = new Map(
  (['exp', 'log', 'sin', 'cos', 'sqrt', 'abs', 'round', 'logOnePlus', 'logGamma', 'logSurvival'] as const).map((name) => [
    name,
    name,
  ]),
);

/** Of two arguments, or of more by putting it between them. */
const TWO_ARGUMENTS: ReadonlyMap<string, BinaryOperator> = new Map(
  (['min', 'max', 'logRising'] as const).map((name) => [name, name]),
);

function lowerCall({ name, arguments: parts }: Of<'call'>, site: Site): Scalar {
  const { graph } = site.lowering;
  const [argument, ...others] = parts.map((part) => lowerExpression(part, site));
  if (argument === undefined) throw new Error(`${name} is called without arguments`);
  const unary = ONE_ARGUMENT.get(name);
  if (unary !== undefined) return graph.add({ kind: 'unary', operator: unary, argument });
  const operator = TWO_ARGUMENTS.get(name);
  if (operator === undefined) throw new Error(`no target knows the function ${name}`);
  return others.reduce((left, right) => graph.add({ kind: 'binary', operator, left, right }), argument);
}

function lowerFilter({ of, ...parts }: Of<'filter'>, site: Site): Scalar {
  const { graph, numbers } = site.lowering;
  const { at } = site;
  if (at === 'end') throw new Error(`the filter of ${of} takes months in, and none is left`);
  const lower = (part: FlatExpression) => lowerExpression(part, site);
  const [cell, error, gap] = [lower(parts.cell), lower(parts.error), lower(parts.gap)];
  const [spread, persistence] = [lower(parts.spread), lower(parts.persistence)];
  return graph.add({ kind: 'filter', filter: numbers.filter.numberOf(of), at, cell, error, gap, spread, persistence });
}
