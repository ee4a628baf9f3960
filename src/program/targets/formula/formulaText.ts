import type { FlatExpression, FlatReference } from '../../flat.ts';
import { formulaNumber } from './formulaNumber.ts';
import { formulaTest, isTest } from './formulaTest.ts';

/** Where a formula stands: how it says what it reads. Every answer is one operand: a cell, a name, a call or a bracket. */
export interface FormulaSite {
  /** The value of a name in the formula's own month. */
  readonly now: (to: FlatReference) => string;
  readonly last: (to: FlatReference) => string;
  readonly initial: (to: FlatReference) => string;
  /** The value so many months earlier. */
  readonly delayed: (to: FlatReference, months: FlatExpression) => string;
  /** Puts a piece that would make the formula too long into a cell of its own and says that cell. */
  readonly aside: (piece: FlatExpression) => string;
}

/** Characters of a piece that stays in its formula; a spreadsheet takes 8,192 of a whole one. */
const LONGEST = 2000;

/**
 * An equation as a spreadsheet's formula, without the `=`. Where a spreadsheet's rules are not the model's:
 * - `-2^2` is 4 and `2^3^2` is 64 there, so every operand that is no single piece stands in brackets
 * - `0^0` is an error: what may be the power 0 is asked first
 * - EXP of more than 709 and 1/0 are errors, not infinity: EXP is asked for 709 at most
 * - ROUND goes away from 0 at a half: INT(x + 0.5) goes up, as the model does
 * - AND and OR compute both sides, even where the first says it all: IF within IF does not
 * Throws for what no equation of a model holds: a filter of errors.
 */
export function formulaText(expression: FlatExpression, site: FormulaSite): string {
  const of = (piece: FlatExpression): string => pieceText(piece, site);
  switch (expression.kind) {
    case 'number':
      return formulaNumber(expression.value);
    case 'reference':
      return site.now(expression.to);
    case 'last':
      return site.last(expression.to);
    case 'initial':
      return site.initial(expression.to);
    case 'delay':
      return site.delayed(expression.to, expression.months);
    case 'negate':
      return `-${operand(expression.argument, site)}`;
    case 'choice':
      return `IF(${formulaTest(expression.condition, of)},${of(expression.yes)},${of(expression.no)})`;
    case 'call':
      return called(expression.name, expression.arguments.map(of));
    case 'not':
      return yesOrNo(expression, of);
    case 'operation':
      return isTest(expression) ? yesOrNo(expression, of) : operation(expression, site);
    case 'filter':
      throw new Error(`the filter of ${expression.of} is no formula`);
  }
}

function pieceText(piece: FlatExpression, site: FormulaSite): string {
  const text = formulaText(piece, site);
  return text.length > LONGEST ? site.aside(piece) : text;
}

function yesOrNo(expression: FlatExpression, of: (piece: FlatExpression) => string): string {
  return `IF(${formulaTest(expression, of)},1,0)`;
}

type Operation = Extract<FlatExpression, { kind: 'operation' }>;

function operation(expression: Operation, site: FormulaSite): string {
  const { operator, left, right } = expression;
  if (operator === '^') return power(expression, site);
  return `${leftOf(left, operator, site)}${operator}${operand(right, site)}`;
}

/** From left to right a spreadsheet reads sums and products as the model does: no bracket is needed there. */
function leftOf(left: FlatExpression, operator: string, site: FormulaSite): string {
  const inner = left.kind === 'operation' ? left.operator : undefined;
  const isSum = (sign: string | undefined): boolean => sign === '+' || sign === '-';
  const isProduct = (sign: string | undefined): boolean => sign === '*' || sign === '/';
  const isFree = (isSum(operator) && (isSum(inner) || isProduct(inner))) || (isProduct(operator) && isProduct(inner));
  return isFree ? pieceText(left, site) : operand(left, site);
}

/** A piece that holds together whatever stands beside it. */
function operand(expression: FlatExpression, site: FormulaSite): string {
  const text = pieceText(expression, site);
  const isOne =
    /^[$\w.!']*$/.test(text) || (expression.kind !== 'negate' && expression.kind !== 'operation') || isTest(expression);
  return isOne && !text.startsWith('-') ? text : `(${text})`;
}

function power({ left, right }: Operation, site: FormulaSite): string {
  const [base, exponent] = [operand(left, site), operand(right, site)];
  const isNeverNought = (piece: FlatExpression): boolean => piece.kind === 'number' && piece.value !== 0;
  return isNeverNought(right) || isNeverNought(left) ? `${base}^${exponent}` : `IF(${exponent}=0,1,${base}^${exponent})`;
}

const CALLS: Readonly<Record<string, string>> = {
  log: 'LN',
  sin: 'SIN',
  cos: 'COS',
  sqrt: 'SQRT',
  abs: 'ABS',
  min: 'MIN',
  max: 'MAX',
};

function called(name: string, texts: readonly string[]): string {
  const list = texts.join(',');
  if (name === 'exp') return `EXP(MIN(709,${list}))`;
  if (name === 'round') return `INT(${list}+0.5)`;
  const call = CALLS[name];
  if (call === undefined) throw new Error(`a spreadsheet has no function for ${name}`);
  return `${call}(${list})`;
}
