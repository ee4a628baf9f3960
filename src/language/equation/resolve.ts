import { InputError, type Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { clockOf, isClockName } from '../clock.ts';
import { languageConstants } from '../constants.ts';
import type { Expression, Reference, Span } from '../expression.ts';
import { FUNCTIONS } from '../functions/functions.ts';
import { type EquationContext, lineage, type NamedThing, stepIn } from './equationContext.ts';
import type { Syntax, SyntaxCall } from './syntax.ts';
import { chooseTotal } from './total.ts';
import { withoutStandIns } from './withoutStandIns.ts';

/** Where a piece stands: the equation's own dimension and those that totals around it run over, innermost first. */
interface Scope {
  readonly text: string;
  readonly context: EquationContext;
  readonly current: readonly string[];
  readonly issues: Issue[];
  /** Numbers that stand for names which are not there, and what is made of them alone. */
  readonly standIns: Set<Expression>;
}

type SpecialForm = (call: SyntaxCall, scope: Scope) => Expression;

const SPECIAL: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  ['last', (call, scope) => resolveEarlier('last', call, scope)],
  ['initial', (call, scope) => resolveEarlier('initial', call, scope)],
  ['delay', resolveDelay],
  ['total', resolveTotal],
  ['shock', resolveShock],
]);

/** The words that are called like functions and mean time or a sum. */
export const SPECIAL_FORMS: readonly string[] = [...SPECIAL.keys()];

/** The equation with every name looked up. Throws an InputError with all names that cannot be. */
export function resolve(syntax: Syntax, text: string, context: EquationContext): Expression {
  const issues: Issue[] = [];
  const over = context.over ?? context.wasOver;
  const scope = { text, context, current: over === undefined ? [] : [over], issues, standIns: new Set<Expression>() };
  const expression = resolvePiece(syntax, scope);
  if (issues.length > 0) throw new InputError(issues);
  return expression;
}

function resolvePiece(syntax: Syntax, scope: Scope): Expression {
  const inner = (piece: Syntax): Expression => resolvePiece(piece, scope);
  switch (syntax.kind) {
    case 'number':
      return syntax;
    case 'name':
      return resolveName(syntax, scope);
    case 'negate':
    case 'not':
      return { ...syntax, argument: inner(syntax.argument) };
    case 'operation':
      return withoutStandIns({ ...syntax, left: inner(syntax.left), right: inner(syntax.right) }, scope.standIns);
    case 'choice': {
      const [condition, then, otherwise] = [inner(syntax.condition), inner(syntax.then), inner(syntax.otherwise)];
      return { ...syntax, condition, then, otherwise };
    }
    case 'call':
      return (SPECIAL.get(syntax.name) ?? resolveCall)(syntax, scope);
  }
}

function resolveName({ name, span }: { readonly name: string; readonly span: Span }, scope: Scope): Expression {
  const thing = scope.context.names.get(name);
  const other = scope.context.dissolved?.alone.get(name);
  if (other !== undefined) return resolveStandIn(other, span, scope);
  if (thing === undefined) return resolveLanguageName(name, span, scope);
  if (thing.over !== undefined && !reaches(thing.over, scope)) return outOfReach({ name, over: thing.over, span }, scope);
  return { kind: 'reference', to: referenceTo(name, thing), span };
}

/** The number or name in the place of one that is not there. */
function resolveStandIn(text: string, span: Span, scope: Scope): Expression {
  if (/^[a-z]/.test(text)) return resolveName({ name: text, span }, scope);
  const value: Expression = { kind: 'number', value: Number(text), span };
  scope.standIns.add(value);
  return value;
}

/** A name that the language itself knows: the clock's, or a constant's. */
function resolveLanguageName(name: string, span: Span, scope: Scope): Expression {
  const step = stepIn(scope.context);
  if (isClockName(name) && clockOf(step).has(name)) return { kind: 'reference', to: { of: 'clock', name }, span };
  const constant = languageConstants(step).get(name);
  return constant ? { kind: 'number', value: constant.value, constant: name, span } : unknownName(name, span, scope);
}

function referenceTo(name: string, { of, over }: NamedThing): Reference {
  if (of === 'table') return { of, name };
  if (of === 'constant') return { of, name, over: over ?? '' };
  return { of, name, ...(over !== undefined && { over }) };
}

/** Whether one member of the dimension is meant here: the current one, or the owner of the current one. */
function reaches(over: string, { current, context }: Scope): boolean {
  return current.some((dimension) => lineage(context.dimensions, dimension).includes(over));
}

function resolveCall(call: SyntaxCall, scope: Scope): Expression {
  const definition = FUNCTIONS.get(call.name);
  const given = call.arguments.map((argument) => resolvePiece(argument, scope));
  if (definition === undefined) return unknownFunction(call, scope);
  const { parameters, variadic } = definition;
  const wrong = given.length < parameters.length || (given.length > parameters.length && !variadic);
  if (wrong) return wrongArguments(call, `${call.name}(${parameters.join(', ')}${variadic ? ', …' : ''})`, scope);
  return { kind: 'call', name: call.name, arguments: given, span: call.span };
}

function resolveEarlier(kind: 'last' | 'initial', call: SyntaxCall, scope: Scope): Expression {
  const [subject] = call.arguments;
  if (subject === undefined || call.arguments.length > 1) return wrongArguments(call, `${kind}(x)`, scope);
  const to = resolveSubject(kind, subject, scope);
  return to ? { kind, to, span: call.span } : placeholder(call.span);
}

function resolveDelay(call: SyntaxCall, scope: Scope): Expression {
  const [subject, lag] = call.arguments;
  if (subject === undefined || lag === undefined || call.arguments.length > 2)
    return wrongArguments(call, 'delay(x, months)', scope);
  const to = resolveSubject('delay', subject, scope);
  const months = resolvePiece(lag, scope);
  return to ? { kind: 'delay', to, months, span: call.span } : placeholder(call.span);
}

/** What time words look back on: the bare name of something that changes from month to month. */
function resolveSubject(word: string, subject: Syntax, scope: Scope): Reference | undefined {
  if (subject.kind !== 'name') {
    problem(scope, subject.span, {
      opening: 'invalid',
      message: `use of ${word}: it takes the name of a variable or an input`,
      advice: 'Give the formula its own variable, and use its name here.',
    });
    return undefined;
  }
  const found = resolveName(subject, scope);
  if (found.kind !== 'reference') return undefined;
  if (found.to.of === 'variable' || found.to.of === 'input') return found.to;
  problem(scope, subject.span, {
    opening: 'invalid',
    message: `use of ${word}: "${subject.name}" is a ${found.to.of}`,
    advice: `${word}(x) takes a variable or an input; use "${subject.name}" as it is.`,
  });
  return undefined;
}

function resolveShock(call: SyntaxCall, scope: Scope): Expression {
  const [subject] = call.arguments;
  if (subject === undefined || call.arguments.length > 1) return wrongArguments(call, 'shock(x)', scope);
  const thing = subject.kind === 'name' ? scope.context.names.get(subject.name) : undefined;
  if (subject.kind === 'name' && thing?.hasShocks)
    return { kind: 'reference', to: { of: 'shock', name: subject.name }, span: call.span };
  problem(scope, subject.span, {
    opening: 'invalid',
    message: 'use of shock: it takes the name of a parameter over months',
    advice: `Declare the parameter with "over: ${stepIn(scope.context)}".`,
  });
  return placeholder(call.span);
}

function resolveTotal(call: SyntaxCall, scope: Scope): Expression {
  const [body] = call.arguments;
  if (body === undefined || call.arguments.length > 1) return wrongArguments(call, 'total(x)', scope);
  const choice = chooseTotal(body, scope.context, scope.current);
  if ('advice' in choice) {
    problem(scope, call.span, { opening: 'invalid', ...choice });
    return placeholder(call.span);
  }
  const inside = resolvePiece(body, { ...scope, current: [choice.over, ...scope.current] });
  if (!scope.context.dimensions.has(choice.over)) return inside;
  return { kind: 'total', ...choice, body: inside, span: call.span };
}

function problem(scope: Scope, span: Span, issue: Omit<Issue, 'excerpt'>): void {
  scope.issues.push({ ...issue, excerpt: { text: scope.text, from: span.from, to: span.to } });
}

/** Stands in for what could not be resolved; the issue on the list keeps it from being used. */
function placeholder(span: Span): Expression {
  return { kind: 'number', value: 0, span };
}

function unknownName(name: string, span: Span, scope: Scope): Expression {
  const callable = FUNCTIONS.has(name) || SPECIAL.has(name);
  const step = stepIn(scope.context);
  const known = [...scope.context.names.keys(), ...clockOf(step).keys(), ...languageConstants(step).keys()];
  problem(scope, span, {
    opening: 'unknown',
    message: `name "${name}"`,
    advice: callable ? `"${name}" is a function: write ${name}(…).` : suggest(name, known),
  });
  return placeholder(span);
}

function unknownFunction(call: SyntaxCall, scope: Scope): Expression {
  const isName = scope.context.names.has(call.name) || isClockName(call.name);
  const advice = isName
    ? `"${call.name}" is a name; write * between factors.`
    : suggest(call.name, [...FUNCTIONS.keys(), ...SPECIAL_FORMS]);
  problem(scope, call.nameSpan, { opening: 'unknown', message: `function "${call.name}"`, advice });
  return placeholder(call.span);
}

function wrongArguments(call: SyntaxCall, usage: string, scope: Scope): Expression {
  const count = call.arguments.length;
  problem(scope, call.span, {
    opening: 'invalid',
    message: `call of ${call.name}: it has ${count} argument${count === 1 ? '' : 's'}`,
    advice: `Write ${usage}.`,
  });
  return placeholder(call.span);
}

function outOfReach(
  { name, over, span }: { readonly name: string; readonly over: string; readonly span: Span },
  scope: Scope,
): Expression {
  const holds =
    scope.current.length === 0 ? 'this equation is over no dimension' : `this place is over ${scope.current.join(', ')}`;
  problem(scope, span, {
    opening: 'invalid',
    message: `use of "${name}": it is over ${over}, ${holds}`,
    advice: `Sum it with total(${name}), or declare the variable "over: ${over}".`,
  });
  return placeholder(span);
}
