import type { Expression, Operator } from '../language/expression.ts';
import { type Call, expand } from '../language/functions/expand.ts';
import type { Site } from './lowerReference.ts';
import { lowerDelay, lowerInitial, lowerLast, lowerReference } from './lowerReference.ts';
import { membersOf, withMember } from './members.ts';
import { power } from './power.ts';
import type { BinaryOperator, Scalar, UnaryOperator } from './program.ts';

/** The scalar of an equation, or of a part of one, at a site. */
export function lowerExpression(expression: Expression, site: Site): Scalar {
  const before = site.done.get(expression);
  if (before !== undefined) return before;
  const scalar = lowerKind(expression, site);
  site.done.set(expression, scalar);
  return scalar;
}

function lowerKind(expression: Expression, site: Site): Scalar {
  const { graph } = site.lowering;
  const lower = (part: Expression) => lowerExpression(part, site);
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
    case 'choice':
      return graph.add({
        kind: 'select',
        condition: lower(expression.condition),
        yes: lower(expression.then),
        no: lower(expression.otherwise),
      });
    case 'call':
      return lowerCall(expression, site);
    case 'total':
      return lowerTotal(expression, site);
    case 'last':
      return lowerLast(expression.to, site);
    case 'initial':
      return lowerInitial(expression.to, site);
    case 'delay':
      return lowerDelay(expression.to, lower(expression.months), site);
  }
}

function lowerOperation(operator: Operator, left: Scalar, { site, right }: { site: Site; right: Scalar }): Scalar {
  const { graph } = site.lowering;
  if (operator === '^') return power(graph, left, right);
  return graph.add({ kind: 'binary', operator, left, right });
}

const ONE_ARGUMENT = new Map<string, UnaryOperator>([
  ['exp', 'exp'],
  ['log', 'log'],
  ['sqrt', 'sqrt'],
  ['abs', 'abs'],
  ['round', 'round'],
]);

const ANY_NUMBER = new Map<string, BinaryOperator>([
  ['min', 'min'],
  ['max', 'max'],
]);

function lowerCall(call: Call, site: Site): Scalar {
  const formula = expand(call);
  return formula.kind === 'call' ? lowerPrimitive(formula, site) : lowerExpression(formula, site);
}

function lowerPrimitive({ name, arguments: parts }: Call, site: Site): Scalar {
  const { graph } = site.lowering;
  const [argument, ...others] = parts.map((part) => lowerExpression(part, site));
  if (argument === undefined) throw new Error(`${name} is called without arguments`);
  const unary = ONE_ARGUMENT.get(name);
  if (unary !== undefined) return graph.add({ kind: 'unary', operator: unary, argument });
  const operator = ANY_NUMBER.get(name);
  if (operator === undefined) throw new Error(`no target knows the function ${name}`);
  return others.reduce((left, right) => graph.add({ kind: 'binary', operator, left, right }), argument);
}

/** Unrolled: the sum of the body for each member, from left to right; 0 where there are none. */
function lowerTotal({ over, within, body }: Extract<Expression, { kind: 'total' }>, site: Site): Scalar {
  const { graph, model } = site.lowering;
  const owner = within === undefined ? undefined : site.members.get(within)?.id;
  const members = membersOf(model, over).filter((member) => within === undefined || member.owner === owner);
  const terms = members.map((member) =>
    lowerExpression(body, { ...site, members: withMember(model, site.members, { dimension: over, member }), done: new Map() }),
  );
  const [first, ...others] = terms;
  if (first === undefined) return graph.constant(0);
  return others.reduce((left, right) => graph.add({ kind: 'binary', operator: '+', left, right }), first);
}
