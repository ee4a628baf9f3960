import type { Expression, Operator, Reference } from '../../language/expression.ts';

/**
 * An equation's right side as Typst mathematics, for the appendix: fractions, powers, cases; words with spaces for names;
 * the dimension's first letter and the month as subscripts where they are not the plain present.
 *
 * @example
 * typstOf({ kind: 'last', to: { of: 'variable', name: 'net_weight' }, span: { from: 0, to: 0 } }) // => 'op("net weight")_(t-1)'
 */
export function typstOf(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return constant(expression) ?? number(expression.value);
    case 'reference':
      return expression.to.of === 'shock' ? `op("shock of ${expression.to.name.replaceAll('_', ' ')}")_t` : name(expression.to);
    case 'negate':
      return `-${within(expression.argument, PREFIX)}`;
    case 'not':
      return `not ${within(expression.argument, PREFIX)}`;
    case 'operation':
      return OPERATIONS[expression.operator](expression);
    case 'choice':
      return `cases(${rows(expression).join(', ')})`;
    case 'call':
      return call(expression);
    case 'total':
      return `sum_(${sumOver(expression)}) ${within(expression.body, PRODUCT)}`;
    case 'last':
      return name(expression.to, 't-1');
    case 'initial':
      return name(expression.to, '0');
    case 'delay':
      return name(expression.to, `t-${within(expression.months, PRODUCT)}`);
  }
}

type Operation = Extract<Expression, { kind: 'operation' }>;
type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** How tightly a piece holds together; a looser one inside a tighter one needs brackets. */
const CHOICE = 0;
const EITHER = 1;
const BOTH = 2;
const COMPARISON = 3;
const SUM = 4;
const PRODUCT = 5;
const PREFIX = 6;
const ATOM = 7;

const BINDING: Readonly<Record<Operator, number>> = {
  or: EITHER,
  and: BOTH,
  '<': COMPARISON,
  '<=': COMPARISON,
  '>': COMPARISON,
  '>=': COMPARISON,
  '==': COMPARISON,
  '!=': COMPARISON,
  '+': SUM,
  '-': SUM,
  '*': PRODUCT,
  '/': ATOM,
  '^': PREFIX,
};

const OPERATIONS: Readonly<Record<Operator, (operation: Operation) => string>> = {
  '/': ({ left, right }) => `frac(${typstOf(left)}, ${typstOf(right)})`,
  '^': ({ left, right }) => `${base(left)}^(${typstOf(right)})`,
  '+': infix('+', SUM),
  '-': infix('-', PRODUCT),
  '*': infix('dot', PRODUCT),
  '<': infix('<', SUM),
  '<=': infix('<=', SUM),
  '>': infix('>', SUM),
  '>=': infix('>=', SUM),
  '==': infix('=', SUM),
  '!=': infix('!=', SUM),
  and: infix('and', BOTH),
  or: infix('or', EITHER),
};

/** `needed` is what the right side must hold: one more than the operator itself where order matters. */
function infix(sign: string, needed: number): (operation: Operation) => string {
  return ({ operator, left, right }) => {
    const leftNeeded = BINDING[operator] === COMPARISON ? SUM : BINDING[operator];
    return `${within(left, leftNeeded)} ${sign} ${within(right, needed)}`;
  };
}

/** A fraction or a name with a subscript would read wrongly under a power. */
function base(expression: Expression): string {
  const simple =
    expression.kind === 'number' || (expression.kind === 'reference' && !('over' in expression.to && expression.to.over));
  return simple ? typstOf(expression) : `(${typstOf(expression)})`;
}

function within(expression: Expression, needed: number): string {
  const text = typstOf(expression);
  return bindingOf(expression) < needed ? `(${text})` : text;
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case 'operation':
      return BINDING[expression.operator];
    case 'choice':
      return CHOICE;
    case 'total':
    case 'negate':
    case 'not':
      return SUM;
    default:
      return ATOM;
  }
}

/** A choice within the last row of a choice is more rows. */
function rows({ condition, then, otherwise }: Of<'choice'>): string[] {
  const more = otherwise.kind === 'choice' ? rows(otherwise) : [`${typstOf(otherwise)} & " otherwise"`];
  return [`${typstOf(then)} & " if " ${typstOf(condition)}`, ...more];
}

/** Functions that mathematics has its own signs for; `log` is the natural one. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['log', 'ln'],
  ['exp', 'exp'],
  ['sin', 'sin'],
  ['cos', 'cos'],
  ['min', 'min'],
  ['max', 'max'],
  ['sqrt', 'sqrt'],
  ['abs', 'abs'],
  ['round', 'round'],
]);

function call({ name: called, arguments: parts }: Of<'call'>): string {
  return `${SIGNS.get(called) ?? words(called)}(${parts.map(typstOf).join(', ')})`;
}

function name(to: Reference, month?: string): string {
  const over = 'over' in to && to.over !== undefined ? [letter(to.over)] : [];
  const below = [...over, ...(month === undefined ? [] : [month])];
  return below.length === 0 ? words(to.name) : `${words(to.name)}_(${below.join(', ')})`;
}

function sumOver({ over, within: owner }: Of<'total'>): string {
  return owner === undefined ? letter(over) : `${letter(over)} in ${letter(owner)}`;
}

/** The first letter of a dimension; all of its name where that letter is the month's. */
function letter(dimension: string): string {
  return /^[a-su-z]/.test(dimension) ? dimension.charAt(0) : quoted(dimension);
}

function words(identifier: string): string {
  return `op(${quoted(identifier)})`;
}

/** A Typst string: nothing in it is read as mathematics. */
function quoted(identifier: string): string {
  return `"${identifier.replaceAll('_', ' ').replace(/[\\"]/g, '\\$&')}"`;
}

/** A constant of the language by its name; pi by its sign. */
function constant({ constant: called }: Of<'number'>): string | undefined {
  return called === undefined || called === 'pi' ? called : words(called);
}

function number(value: number): string {
  const [digits = '', power] = String(value).split('e');
  return power === undefined ? digits : `${digits} dot 10^(${Number(power)})`;
}
