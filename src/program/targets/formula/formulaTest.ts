import type { FlatExpression } from '../../flat.ts';

const COMPARISONS: Readonly<Record<string, string>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '==': '=', '!=': '<>' };

/** Whether an expression answers yes or no. */
export function isTest(expression: FlatExpression): boolean {
  if (expression.kind === 'not') return true;
  if (expression.kind !== 'operation') return false;
  const { operator } = expression;
  return operator === 'and' || operator === 'or' || Object.hasOwn(COMPARISONS, operator);
}

/**
 * An expression as a condition: TRUE or FALSE in a spreadsheet. A number counts as yes where it is not 0. `text` writes what is
 * no condition itself.
 */
export function formulaTest(expression: FlatExpression, text: (piece: FlatExpression) => string): string {
  const test = (piece: FlatExpression): string => formulaTest(piece, text);
  if (expression.kind === 'not') return `NOT(${test(expression.argument)})`;
  if (expression.kind !== 'operation') return `${text(expression)}<>0`;
  const { operator, left, right } = expression;
  if (operator === 'and') return `IF(${test(left)},${test(right)},FALSE)`;
  if (operator === 'or') return `IF(${test(left)},TRUE,${test(right)})`;
  const sign = COMPARISONS[operator];
  return sign === undefined ? `(${text(expression)})<>0` : `${text(left)}${sign}${text(right)}`;
}
