import type { Variation } from './graph.ts';
import type { Operation, Scalar, Step } from './program.ts';
import { operandsOf } from './program.ts';

/** What the steps of one section are arranged from. */
export interface Part {
  readonly operations: readonly Operation[];
  /** The section's scalars, ascending. */
  readonly scalars: readonly Scalar[];
  /** Those of them that something outside the section's own operations reads. */
  readonly roots: ReadonlySet<Scalar>;
  /** Histories that keep a value in this section, with the scalar they keep. */
  readonly records: readonly { readonly history: number; readonly current: Scalar }[];
}

/** One side of a `select`, itself perhaps within a side of another. The top has no owner. */
interface Scope {
  readonly depth: number;
  readonly outer?: Scope;
  readonly steps: Step[];
  /** In additions, roughly. */
  cost: number;
}

/** What costs more than an addition. */
const COSTS: ReadonlyMap<string, number> = new Map([
  ['exp', 25],
  ['log', 25],
  ['sin', 30],
  ['cos', 30],
  ['hostExp', 40],
  ['hostLog', 40],
  ['hostPower', 80],
  ['logOnePlus', 40],
  ['logGamma', 80],
  ['logRising', 80],
  ['logSurvival', 80],
  ['filter', 1000],
  ['delayed', 15],
  ['delayedInput', 15],
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
  const top: Scope = { depth: 0, steps: [], cost: 0 };
  const scopes = scopesOf(part, top);
  const steps = { ...part, scopes };
  for (const { history } of recordsBefore(part)) top.steps.push({ kind: 'record', history });
  for (const scalar of part.scalars) place(scalar, steps);
  return top.steps;
}

interface Scopes {
  /** Where a scalar is computed. */
  readonly of: ReadonlyMap<Scalar, Scope>;
  /** The two sides of a select. */
  readonly sides: ReadonlyMap<Scalar, { readonly yes: Scope; readonly no: Scope }>;
}

function place(scalar: Scalar, { operations, records, scopes }: Part & { readonly scopes: Scopes }): void {
  const scope = scopes.of.get(scalar);
  if (scope === undefined) return;
  const operation = operations[scalar];
  const sides = scopes.sides.get(scalar);
  if (sides && Math.max(sides.yes.cost, sides.no.cost) >= WORTH_A_JUMP) {
    scope.steps.push({ kind: 'branch', scalar, yes: sides.yes.steps, no: sides.no.steps });
  } else {
    scope.steps.push(...(sides ? [...sides.yes.steps, ...sides.no.steps] : []), { kind: 'compute', scalar });
  }
  scope.cost += (operation ? costOf(operation) : 0) + (sides ? sides.yes.cost + sides.no.cost : 0);
  for (const { history, current } of records) if (current === scalar) scope.steps.push({ kind: 'record', history });
}

function costOf(operation: Operation): number {
  return COSTS.get('operator' in operation ? operation.operator : operation.kind) ?? 1;
}

/** Values to keep that another section computes are kept at the start. */
function recordsBefore({ records, scalars }: Part): Part['records'] {
  const here = new Set(scalars);
  return records.filter(({ current }) => !here.has(current));
}

/** From the last scalar to the first, so that all readers of a scalar are known: it belongs where they have a scope in common. */
function scopesOf({ scalars, operations, roots }: Part, top: Scope): Scopes {
  const of = new Map<Scalar, Scope>([...roots].map((root) => [root, top]));
  const sides = new Map<Scalar, { yes: Scope; no: Scope }>();
  const read = (scalar: Scalar, scope: Scope) => of.set(scalar, common(of.get(scalar), scope));
  for (const scalar of [...scalars].reverse()) {
    const operation = operations[scalar];
    const scope = of.get(scalar);
    if (operation === undefined || scope === undefined) continue;
    if (operation.kind !== 'select') {
      for (const operand of operandsOf(operation)) read(operand, scope);
      continue;
    }
    const own = { yes: inside(scope), no: inside(scope) };
    sides.set(scalar, own);
    read(operation.condition, scope);
    read(operation.yes, own.yes);
    read(operation.no, own.no);
  }
  return { of, sides };
}

function inside(outer: Scope): Scope {
  return { depth: outer.depth + 1, outer, steps: [], cost: 0 };
}

function common(left: Scope | undefined, right: Scope): Scope {
  if (left === undefined || left === right) return right;
  if (left.depth > right.depth) return common(left.outer, right);
  return common(right.outer, left);
}

/** The section in which a scalar is computed; those of a draw are told apart later, by who reads them. */
export function sectionOf({ draw, month, end }: Variation): 'once' | 'months' | 'draw' | 'later' | 'end' {
  if (end) return 'end';
  if (month) return draw ? 'later' : 'months';
  return draw ? 'draw' : 'once';
}
