import type { Expression } from '../expression.ts';

type Operation = Extract<Expression, { readonly kind: 'operation' }>;

/**
 * An operation without the ones and noughts that stand for names which are not there, so that the equation is what one would write who
 * never had them. `standIns` holds those numbers, and gets what is made of them alone.
 */
export function withoutStandIns(operation: Operation, standIns: Set<Expression>): Expression {
  const { operator, left, right } = operation;
  const isNumber = (side: Expression, value: number): boolean =>
    standIns.has(side) && side.kind === 'number' && side.value === value;
  switch (operator) {
    case '*':
      if (isNumber(left, 0) || isNumber(right, 1)) return left;
      return isNumber(right, 0) || isNumber(left, 1) ? right : operation;
    case '/':
      return isNumber(right, 1) || isNumber(left, 0) ? left : operation;
    case '+':
      if (isNumber(right, 0)) return left;
      return isNumber(left, 0) ? right : operation;
    case '-':
      return isNumber(right, 0) ? left : operation;
    default:
      return operation;
  }
}
