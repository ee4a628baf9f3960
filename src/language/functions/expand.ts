import type { Step } from '../../core/calendar.ts';
import { languageConstants } from '../constants.ts';
import { parseSyntax } from '../equation/parseSyntax.ts';
import type { Syntax } from '../equation/syntax.ts';
import type { Expression } from '../expression.ts';
import { FUNCTIONS } from './functions.ts';

export type Call = Extract<Expression, { kind: 'call' }>;

/**
 * A call of a derived function as its formula with the arguments put in, down to primitives; the call itself when its
 * function is a primitive; of a model that moves by so much at a time. The arguments stay as they are, so expand again where you meet a call.
 */
export function expand(call: Call, step: Step): Expression {
  const definition = FUNCTIONS.get(call.name);
  if (definition?.formula === undefined) return call;
  const given = new Map(definition.parameters.map((name, index) => [name, call.arguments[index]]));
  return substitute(parseSyntax(definition.formula), given, { call, step });
}

/** The formula's own positions mean nothing to the reader of the equation: every piece gets the call's. */
function substitute(
  formula: Syntax,
  given: ReadonlyMap<string, Expression | undefined>,
  { call, step }: { call: Call; step: Step },
): Expression {
  const { span } = call;
  const inner = (piece: Syntax): Expression => substitute(piece, given, { call, step });
  switch (formula.kind) {
    case 'number':
      return { ...formula, span };
    case 'name':
      return given.get(formula.name) ?? constantPiece(formula.name, { call, step });
    case 'negate':
    case 'not':
      return { kind: formula.kind, argument: inner(formula.argument), span };
    case 'operation':
      return { ...formula, left: inner(formula.left), right: inner(formula.right), span };
    case 'choice': {
      const [condition, then, otherwise] = [inner(formula.condition), inner(formula.then), inner(formula.otherwise)];
      return { ...formula, condition, then, otherwise, span };
    }
    case 'call':
      return expand({ kind: 'call', name: formula.name, arguments: formula.arguments.map(inner), span }, step);
  }
}

function constantPiece(name: string, { call, step }: { call: Call; step: Step }): Expression {
  const constant = languageConstants(step).get(name);
  if (constant) return { kind: 'number', value: constant.value, constant: name, span: call.span };
  throw new Error(`the formula of ${call.name} uses ${name}, which is no parameter of it and no constant`);
}
