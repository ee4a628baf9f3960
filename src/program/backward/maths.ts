import type { Graph } from '../graph.ts';
import type { BinaryOperator, Scalar, UnaryOperator } from '../program.ts';

/** The operations that derivatives are made of; signs move outwards, where sums take them in. */
export interface Maths {
  readonly number: (value: number) => Scalar;
  readonly one: (operator: UnaryOperator, argument: Scalar) => Scalar;
  readonly two: (left: Scalar, operator: BinaryOperator, right: Scalar) => Scalar;
  readonly choose: (condition: Scalar, yes: Scalar, no: Scalar) => Scalar;
}

export function mathsOf(graph: Graph): Maths {
  const negated = (scalar: Scalar): Scalar | undefined => {
    const operation = graph.operations[scalar];
    return operation?.kind === 'unary' && operation.operator === 'negate' ? operation.argument : undefined;
  };
  const one: Maths['one'] = (operator, argument) =>
    (operator === 'negate' ? negated(argument) : undefined) ?? graph.add({ kind: 'unary', operator, argument });
  const two: Maths['two'] = (left, operator, right) => {
    const [a, b] = [negated(left), negated(right)];
    if (operator === '+' && b !== undefined) return two(left, '-', b);
    if (operator === '+' && a !== undefined) return two(right, '-', a);
    if ((operator === '*' || operator === '/') && a !== undefined) return one('negate', two(a, operator, right));
    if (operator === '*' && graph.numberOf(left) === -1) return one('negate', right);
    return graph.add({ kind: 'binary', operator, left, right });
  };
  return { number: graph.constant, one, two, choose: (condition, yes, no) => graph.add({ kind: 'select', condition, yes, no }) };
}
