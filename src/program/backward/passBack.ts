import { keptScalars } from '../layOut.ts';
import type { Operation, Program, Scalar, Section } from '../program.ts';
import { FILTER_SLOPES, operandsOf } from '../program.ts';
import { choiceOf, type Scope, type Scopes, type Sides, scopesOf } from '../scopes.ts';
import { operationOf, type Site, sharesOf } from './derivatives.ts';
import { mathsOf } from './maths.ts';

/** How the result changes with each of these scalars, as far as it is known. */
export type Amounts = Map<Scalar, Scalar>;

/** Sections whose scalars are gone through together, backwards. */
export interface Part extends Site {
  readonly program: Program;
  readonly active: ReadonlySet<Scalar>;
  readonly sections: readonly Section[];
  /** What is added to a scalar's amount before it is passed on, given all amounts so far. */
  readonly more: (scalar: Scalar, amounts: Amounts) => readonly Scalar[];
}

/**
 * From the last scalar of the part to the first: each passes its amount on to what it was computed from. What is left are the
 * amounts of scalars of other parts, and of those that pass nothing on: parameters, carried values, delays.
 */
export function passBack(part: Part, amounts: Amounts): void {
  const { program, sections } = part;
  const isHere = (scalar: Scalar): boolean => sections.some((section) => section === program.sections[scalar]);
  const scalars = [...program.operations.keys()].filter(isHere);
  const scopes = scopesOf({ operations: program.operations, scalars, roots: rootsOf(program, isHere), extremes: true });
  const within = new Map<Scope, Scalar[]>();
  for (const scalar of scalars.reverse()) {
    const scope = scopes.of.get(scalar);
    if (scope === undefined) continue;
    const inside = within.get(scope) ?? [];
    inside.push(scalar);
    within.set(scope, inside);
  }
  passScope({ part, scopes, within }, scopes.top, amounts);
}

/** What anything but the part's own operations reads. */
function rootsOf(program: Program, isHere: (scalar: Scalar) => boolean): ReadonlySet<Scalar> {
  const outside = program.operations.flatMap((operation, reader) =>
    program.sections[reader] === undefined || isHere(reader) ? [] : operandsOf(operation),
  );
  return new Set([...outside, ...keptScalars(program)].filter(isHere));
}

interface Pass {
  readonly part: Part;
  readonly scopes: Scopes;
  /** By scope: its scalars, from the last to the first. */
  readonly within: ReadonlyMap<Scope, readonly Scalar[]>;
}

function passScope(pass: Pass, scope: Scope, amounts: Amounts): void {
  const { part, scopes } = pass;
  for (const scalar of pass.within.get(scope) ?? []) {
    if (scope === scopes.top) for (const more of part.more(scalar, amounts)) add(part, amounts, [scalar, more]);
    const sides = scopes.sides.get(scalar);
    if (sides) passSides(pass, sides, amounts);
    else passOn(part, scalar, amounts);
  }
}

/** Choices with one condition: each side passes on what is its own, and what others get depends on which side was taken. */
function passSides(pass: Pass, { members, yes, no }: Sides, amounts: Amounts): void {
  const { part } = pass;
  const chooser = members.find((member) => amounts.has(member));
  if (chooser === undefined) return;
  const { number, choose } = mathsOf(part.graph);
  const test = testOf(part, chooser);
  const [ofYes, ofNo]: [Amounts, Amounts] = [new Map(), new Map()];
  for (const member of members) {
    const [choice, amount] = [choiceOf(operationOf(part, member)), amounts.get(member)];
    if (choice === undefined || amount === undefined) continue;
    amounts.delete(member);
    add(part, ofYes, [choice.yes, amount]);
    add(part, ofNo, [choice.no, amount]);
  }
  passScope(pass, yes, ofYes);
  passScope(pass, no, ofNo);
  const zero = number(0);
  const others = new Set([...ofYes.keys(), ...ofNo.keys()]);
  const chosen = [...others].map((scalar): readonly [Scalar, Scalar] => [
    scalar,
    choose(test, ofYes.get(scalar) ?? zero, ofNo.get(scalar) ?? zero),
  ]);
  for (const each of chosen) add(part, amounts, each);
}

/** Whether the first of the two was taken: of `min` and `max` at a tie it was the left one. */
function testOf(part: Part, scalar: Scalar): Scalar {
  const operation = operationOf(part, scalar);
  if (operation.kind === 'select') return part.value(operation.condition);
  if (operation.kind !== 'binary') throw new Error(`${operation.kind} is no choice`);
  const { operator, left, right } = operation;
  return mathsOf(part.graph).two(part.value(left), operator === 'min' ? '<=' : '>=', part.value(right));
}

function passOn(part: Part, scalar: Scalar, amounts: Amounts): void {
  const amount = amounts.get(scalar);
  if (amount === undefined) return;
  const operation = operationOf(part, scalar);
  if (operation.kind === 'filter') passFilter(part, operation, { amount, amounts });
  for (const { to, of } of sharesOf(scalar, part)) if (part.active.has(to)) add(part, amounts, [to, of(amount)]);
  if (!STAYS.has(operation.kind)) amounts.delete(scalar);
}

const STAYS: ReadonlySet<string> = new Set(['parameter', 'shock', 'carried', 'final', 'delayed']);

/** The month's cell passes on to its error and to the error's parameters, and to what was known before it. */
function passFilter(
  part: Part,
  filter: Extract<Operation, { kind: 'filter' }>,
  { amount, amounts }: { readonly amount: Scalar; readonly amounts: Amounts },
): void {
  const { graph, value } = part;
  const [cell, error, gap] = [value(filter.cell), value(filter.error), value(filter.gap)];
  const given = { cell, error, gap, spread: value(filter.spread), persistence: value(filter.persistence) };
  const back = graph.add({ kind: 'filterBack', filter: filter.filter, at: filter.at, amount, ...given });
  for (const argument of FILTER_SLOPES)
    if (part.active.has(filter[argument]))
      add(part, amounts, [filter[argument], graph.add({ kind: 'filterSlope', of: back, argument })]);
}

/** The amount of a scalar; 0 where it has none. */
export function amountOf({ graph }: Pick<Part, 'graph'>, amounts: Amounts, scalar: Scalar | undefined): Scalar {
  return (scalar === undefined ? undefined : amounts.get(scalar)) ?? graph.constant(0);
}

/** Adds to a scalar's amount, if the scalar has one. */
export function add(
  { graph, active }: Pick<Part, 'graph' | 'active'>,
  amounts: Amounts,
  [scalar, amount]: readonly [Scalar, Scalar],
): void {
  if (!active.has(scalar) || graph.numberOf(amount) === 0) return;
  const before = amounts.get(scalar);
  amounts.set(scalar, before === undefined ? amount : mathsOf(graph).two(before, '+', amount));
}
