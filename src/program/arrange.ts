import type { Variation } from './graph.ts';
import type { Operation, Scalar, Step } from './program.ts';
import { type Readers, type Scope, type Scopes, type Sides, scopesOf } from './scopes.ts';

/** What the steps of one section are arranged from. */
export interface Part extends Readers {
  /** Histories that keep a value in this section, with the scalar they keep. */
  readonly records: readonly { readonly history: number; readonly current: Scalar }[];
}

/** What costs more than an addition. */
const COSTS: ReadonlyMap<string, number> = new Map([
  ['exp', 25],
  ['log', 25],
  ['sin', 30],
  ['cos', 30],
  ['logOnePlus', 40],
  ['logGamma', 80],
  ['logRising', 80],
  ['logSurvival', 80],
  ['logSurvivalSlope', 80],
  ['digamma', 80],
  ['logRisingSlope', 80],
  ['filter', 1000],
  ['filterBack', 2000],
  ['delayed', 15],
  ['delayedInput', 15],
  ['delayedSlope', 15],
  ['delayedInputSlope', 15],
  ['spread', 15],
  ['sqrt', 5],
  ['/', 5],
]);

/** A side at this cost is worth a jump to avoid. */
const WORTH_A_JUMP = 15;

/**
 * The steps in order. What only one side of a `select` reads moves into that side and is computed when the side is
 * taken, if that saves enough; otherwise both sides are computed.
 */
export function arrange(part: Part): readonly Step[] {
  const scopes = scopesOf(part);
  const { steps } = scopes.top;
  for (const { history } of recordsBefore(part)) steps.push({ kind: 'record', history });
  for (const scalar of part.scalars) place(scalar, { ...part, scopes });
  return steps;
}

function place(scalar: Scalar, { operations, records, scopes }: Part & { readonly scopes: Scopes }): void {
  const scope = scopes.of.get(scalar);
  if (scope === undefined) return;
  const sides = scopes.sides.get(scalar);
  if (sides === undefined) {
    const operation = operations[scalar];
    scope.steps.push({ kind: 'compute', scalar });
    scope.cost += operation ? costOf(operation) : 0;
  } else if (sides.members[0] === scalar) placeSides(scope, sides);
  for (const { history, current } of records) if (current === scalar) scope.steps.push({ kind: 'record', history });
}

/** Selects with one condition, at the place of the first of them: what their sides need stands before all of them. */
function placeSides(scope: Scope, { condition, yes, no, members }: Sides): void {
  if (Math.max(yes.cost, no.cost) >= WORTH_A_JUMP)
    scope.steps.push({ kind: 'branch', condition, scalars: members, yes: yes.steps, no: no.steps });
  else scope.steps.push(...yes.steps, ...no.steps, ...members.map((scalar) => ({ kind: 'compute', scalar }) as const));
  scope.cost += members.length + yes.cost + no.cost;
}

function costOf(operation: Operation): number {
  return COSTS.get('operator' in operation ? operation.operator : operation.kind) ?? 1;
}

/** Values to keep that another section computes are kept at the start. */
function recordsBefore({ records, scalars }: Part): Part['records'] {
  const here = new Set(scalars);
  return records.filter(({ current }) => !here.has(current));
}

/** The section in which a scalar is computed; those of a draw are told apart later, by who reads them. */
export function sectionOf({
  draw,
  month,
  end,
  back,
}: Variation): 'once' | 'months' | 'draw' | 'later' | 'end' | 'back' | 'finish' {
  if (back || (end && month)) return month ? 'back' : 'finish';
  if (end) return 'end';
  if (month) return draw ? 'later' : 'months';
  return draw ? 'draw' : 'once';
}
