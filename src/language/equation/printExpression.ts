import type { Expression, Operator } from '../expression.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** How tightly each operator binds, as in mathjs; a higher number binds tighter. */
const BINDING: Readonly<Record<Operator, number>> = {
  or: 2,
  and: 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '^': 8,
};
const CHOICE = 1;
const PREFIX = 7;
const ATOM = 9;

/**
 * The expression in the model language, with no more brackets than it needs. Reading it back gives the same tree.
 *
 * @example
 * printExpression({ kind: 'negate', argument: { kind: 'number', value: 2, span: { from: 0, to: 1 } }, span: { from: 0, to: 1 } }) // => '-2'
 */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return expression.constant ?? String(expression.value);
    case 'reference':
      return expression.to.of === 'shock' ? `shock(${expression.to.name})` : expression.to.name;
    case 'negate':
      return `-${bracket(expression.argument, PREFIX)}`;
    case 'not':
      return `not ${bracket(expression.argument, PREFIX)}`;
    case 'operation':
      return printOperation(expression);
    case 'choice':
      return `${bracket(expression.condition, CHOICE + 1)} ? ${bracket(expression.then, CHOICE + 1)} : ${printExpression(expression.otherwise)}`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
    case 'total':
      return `total(${printExpression(expression.body)})`;
    case 'last':
    case 'initial':
      return `${expression.kind}(${expression.to.name})`;
    case 'delay':
      return `delay(${expression.to.name}, ${printExpression(expression.months)})`;
  }
}

/** Powers group to the right, sums and products to the left; comparisons do not chain. */
function printOperation({ operator, left, right }: Of<'operation'>): string {
  const own = BINDING[operator];
  const chains = own !== BINDING['<'];
  const leftNeeds = operator === '^' || !chains ? own + 1 : own;
  const rightNeeds = operator === '^' ? own : own + 1;
  return `${bracket(left, leftNeeds)} ${operator} ${bracket(right, rightNeeds)}`;
}

function bracket(expression: Expression, needs: number): string {
  const text = printExpression(expression);
  return bindingOf(expression) < needs ? `(${text})` : text;
}

function bindingOf(expression: Expression): number {
  if (expression.kind === 'operation') return BINDING[expression.operator];
  if (expression.kind === 'choice') return CHOICE;
  return expression.kind === 'negate' || expression.kind === 'not' ? PREFIX : ATOM;
}
