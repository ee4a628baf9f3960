import type { Step } from '../../core/calendar.ts';
import type { Issue } from '../../core/error.ts';
import { clockOf } from '../clock.ts';
import { languageConstants } from '../constants.ts';
import type { Expression, Operator, Reference, Span } from '../expression.ts';
import { FUNCTIONS } from '../functions/functions.ts';
import { formatUnit } from '../parseUnit.ts';
import { divideUnits, multiplyUnits, PLAIN, raiseUnit, sameUnit, type Unit } from '../unit.ts';
import { type EquationContext, stepIn } from './equationContext.ts';

/** What a piece comes to: a quantity in a unit, a quantity that fits any unit (undefined: a literal 0, or a piece with an issue of its own), or a condition. */
type Measure = Unit | 'condition' | undefined;

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

interface Check {
  readonly text: string;
  readonly names: EquationContext['names'];
  readonly step: Step;
  readonly issues: Issue[];
}

/** Every clash of units in an equation, and between it and the unit that is declared for it. */
export function checkUnits(expression: Expression, text: string, context: EquationContext): readonly Issue[] {
  const { names, unit } = context;
  const check: Check = { text, names, step: stepIn(context), issues: [] };
  const result = quantity(expression, check);
  if (unit !== undefined && result !== undefined && !sameUnit(result, unit)) {
    clash(check, expression.span, {
      message: `equation: it gives ${formatUnit(result)}, and is declared ${formatUnit(unit)}`,
      advice: factorAdvice('The equation', unit, result),
    });
  }
  return check.issues;
}

function measure(expression: Expression, check: Check): Measure {
  switch (expression.kind) {
    case 'number':
      return measureNumber(expression, check);
    case 'reference':
    case 'last':
    case 'initial':
      return unitOf(expression.to, check);
    case 'delay':
      return measureDelay(expression, check);
    case 'negate':
      return quantity(expression.argument, check);
    case 'not':
      return condition(expression.argument, check);
    case 'operation':
      return OPERATIONS[expression.operator](expression, check);
    case 'choice':
      return measureChoice(expression, check);
    case 'call':
      return measureCall(expression, check);
    case 'total':
      return quantity(expression.body, check);
  }
}

const OPERATIONS: Readonly<Record<Operator, (operation: Of<'operation'>, check: Check) => Measure>> = {
  '+': measureAlike,
  '-': measureAlike,
  '*': (operation, check) => combine(operation, check, multiplyUnits),
  '/': (operation, check) => combine(operation, check, divideUnits),
  '^': measurePower,
  '<': compare,
  '<=': compare,
  '>': compare,
  '>=': compare,
  '==': compare,
  '!=': compare,
  and: connect,
  or: connect,
};

function measureNumber({ value, constant }: Of<'number'>, { step }: Check): Measure {
  if (constant !== undefined) return languageConstants(step).get(constant)?.unit;
  return value === 0 ? undefined : PLAIN;
}

function unitOf(to: Reference, { names, step }: Check): Measure {
  if (to.of === 'shock') return PLAIN;
  return to.of === 'clock' ? clockOf(step).get(to.name)?.unit : names.get(to.name)?.unit;
}

/** The measure as a quantity; a condition in its place is an issue. */
function quantity(expression: Expression, check: Check): Unit | undefined {
  const measured = measure(expression, check);
  if (measured !== 'condition') return measured;
  clash(check, expression.span, {
    message: 'equation: a condition stands where a number is due',
    advice: 'Turn it into a number: condition ? 1 : 0.',
  });
  return undefined;
}

function condition(expression: Expression, check: Check): 'condition' {
  if (measure(expression, check) !== 'condition') {
    clash(check, expression.span, {
      message: 'equation: a number stands where a condition is due',
      advice: 'Compare it with something, as in x > 0.',
    });
  }
  return 'condition';
}

function combine({ left, right }: Of<'operation'>, check: Check, rule: (left: Unit, right: Unit) => Unit): Measure {
  const [above, below] = [quantity(left, check), quantity(right, check)];
  return above && below && rule(above, below);
}

function measureAlike({ left, right, operator, span }: Of<'operation'>, check: Check): Measure {
  return agree({ left, right, span, what: `both sides of "${operator}"` }, check);
}

function compare(operation: Of<'operation'>, check: Check): Measure {
  measureAlike(operation, check);
  return 'condition';
}

function connect({ left, right }: Of<'operation'>, check: Check): Measure {
  condition(left, check);
  return condition(right, check);
}

function measureChoice({ condition: asked, then, otherwise, span }: Of<'choice'>, check: Check): Measure {
  condition(asked, check);
  return agree({ left: then, right: otherwise, span, what: 'both branches of the choice' }, check);
}

/** The one unit of two pieces; both sides are shown when they differ. */
function agree(
  { left, right, span, what }: { left: Expression; right: Expression; span: Span; what: string },
  check: Check,
): Measure {
  const [first, second] = [quantity(left, check), quantity(right, check)];
  if (first === undefined || second === undefined) return first ?? second;
  if (sameUnit(first, second)) return first;
  const sides = `${quote(left, check)} is ${formatUnit(first)}, ${quote(right, check)} is ${formatUnit(second)}`;
  clash(check, span, {
    message: `equation: ${what} need one unit, and ${sides}`,
    advice: factorAdvice('The second', first, second),
  });
  return undefined;
}

/** The exponent is a plain number; a base with a unit needs a literal one, or the result's unit would depend on values. */
function measurePower({ left, right }: Of<'operation'>, check: Check): Measure {
  const [base, exponent] = [quantity(left, check), quantity(right, check)];
  if (exponent !== undefined && exponent.size > 0) {
    clash(check, right.span, {
      message: `equation: the exponent ${quote(right, check)} is ${formatUnit(exponent)}`,
      advice: 'Divide it by its unit: an exponent is a plain number.',
    });
    return undefined;
  }
  if (base === undefined || base.size === 0) return base;
  const literal = literalOf(right);
  if (literal !== undefined) return raiseUnit(base, literal);
  clash(check, left.span, {
    message: `equation: ${quote(left, check)} is ${formatUnit(base)}, and its exponent is not a written number`,
    advice: 'Divide the base by something in the same unit first.',
  });
  return undefined;
}

function literalOf(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.constant === undefined ? expression.value : undefined;
  if (expression.kind !== 'negate') return undefined;
  const value = literalOf(expression.argument);
  return value === undefined ? undefined : -value;
}

/** A lag is in the model's steps; a bare number counts steps too. */
function measureDelay({ to, months }: Of<'delay'>, check: Check): Measure {
  const lag = quantity(months, check);
  if (lag !== undefined && literalOf(months) === undefined && !sameUnit(lag, new Map([[check.step, 1]]))) {
    clash(check, months.span, {
      message: `equation: the lag ${quote(months, check)} is ${formatUnit(lag)}`,
      advice: `Give the lag in ${check.step}s.`,
    });
  }
  return unitOf(to, check);
}

function measureCall({ name, arguments: given, span }: Of<'call'>, check: Check): Measure {
  const definition = FUNCTIONS.get(name);
  const units = given.map((argument) => quantity(argument, check));
  const result = definition?.unit(units, check.step);
  if (result === undefined || !('problem' in result)) return result;
  clash(check, span, {
    message: `call of ${name}: ${result.problem}`,
    advice: `${name}(${definition?.parameters.join(', ')}): ${definition?.about}`,
  });
  return undefined;
}

function clash({ issues, text }: Check, span: Span, { message, advice }: { message: string; advice: string }): void {
  issues.push({ opening: 'invalid', message, excerpt: { text, from: span.from, to: span.to }, advice });
}

function quote({ span }: Expression, { text }: Check): string {
  const piece = text.slice(span.from, span.to);
  return `"${piece.length > 40 ? `${piece.slice(0, 39)}…` : piece}"`;
}

function factorAdvice(what: string, wanted: Unit, got: Unit): string {
  return `${what} lacks a factor in ${formatUnit(divideUnits(wanted, got))}.`;
}
