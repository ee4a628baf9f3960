import { InputError } from '../../core/error.ts';
import type { Expression } from '../expression.ts';
import { checkUnits } from './checkUnits.ts';
import type { EquationContext } from './equationContext.ts';
import { parseSyntax } from './parseSyntax.ts';
import { resolve } from './resolve.ts';

/**
 * An equation as a checked tree: only the language's own syntax, every name known, every unit agreed. Throws an
 * InputError whose excerpts are the equation's own text; the caller knows in which file that stands.
 *
 * @example
 * parseEquation('step / 2', { names: new Map(), dimensions: new Map() }).kind // => 'operation'
 */
export function parseEquation(text: string, context: EquationContext): Expression {
  const expression = resolve(parseSyntax(text), text, context);
  const issues = checkUnits(expression, text, context);
  if (issues.length > 0) throw new InputError(issues);
  return expression;
}
