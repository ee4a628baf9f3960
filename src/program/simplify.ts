import { BINARY, UNARY } from './arithmetic.ts';
import type { Operation, Scalar } from './program.ts';

type Constant = (scalar: Scalar) => number | undefined;
type Binary = Extract<Operation, { kind: 'binary' }>;

/** What an operation comes down to when some of what it reads is known: a number, another scalar, or itself. */
export function simplify(operation: Operation, constant: Constant): Operation | Scalar {
  switch (operation.kind) {
    case 'unary': {
      const value = constant(operation.argument);
      return value === undefined ? operation : { kind: 'constant', value: UNARY[operation.operator](value) };
    }
    case 'binary':
      return simplifyBinary(operation, constant);
    case 'select': {
      const condition = constant(operation.condition);
      if (condition !== undefined) return condition ? operation.yes : operation.no;
      return operation.yes === operation.no ? operation.yes : operation;
    }
    default:
      return operation;
  }
}

/** x · 0 stays: it is not 0 where x is infinite, and a fault must show. */
function simplifyBinary(operation: Binary, constant: Constant): Operation | Scalar {
  const left = constant(operation.left);
  const right = constant(operation.right);
  if (left !== undefined && right !== undefined) return { kind: 'constant', value: BINARY[operation.operator](left, right) };
  const neutral = NEUTRAL[operation.operator];
  if (neutral?.left !== undefined && left === neutral.left) return operation.right;
  if (neutral !== undefined && right === neutral.right) return operation.left;
  return operation;
}

const NEUTRAL: Readonly<Record<string, { readonly left?: number; readonly right: number }>> = {
  '+': { left: 0, right: 0 },
  '-': { right: 0 },
  '*': { left: 1, right: 1 },
  '/': { right: 1 },
};
