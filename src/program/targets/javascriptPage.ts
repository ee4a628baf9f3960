import { keptScalars } from '../layOut.ts';
import type { Operation, Program, Scalar, Section, Step } from '../program.ts';
import { operandsOf } from '../program.ts';
import { isLong } from './javascriptOperations.ts';

/** A function of the text, which computes some of the sections. */
export type Unit = 'once' | 'tabulate' | 'drawn' | 'first' | 'later' | 'end' | 'back' | 'finish';

/** Short functions without loops, because V8 never optimises one that is too long, and is slow to where it enters one in the middle of a loop. */
export const UNITS: Readonly<Record<Section, Unit>> = {
  once: 'once',
  months: 'tabulate',
  draw: 'drawn',
  first: 'first',
  later: 'later',
  end: 'end',
  back: 'back',
  finish: 'finish',
};

/** What is being written. */
export interface Page {
  readonly program: Program;
  /** Scalars that are written where they are read, because nothing else reads them. */
  readonly alone: ReadonlySet<Scalar>;
  /** By scalar that is taped: its column. */
  readonly columns: ReadonlyMap<Scalar, number>;
  /** By section: the equation that stands above the lines that are being written. */
  readonly shown: Map<Section, number>;
  /** By name: numbers that functions leave to one another, and at which place. A carried value is left by no one function. */
  readonly left: Map<string, Left>;
  /** Whether exp, log and waves are calls, through `io[0]`: half as long a text, and sooner fast (a number that a function returns is put into memory of its own). Else their statements stand in place. */
  readonly calls: boolean;
}

interface Left {
  readonly place: number;
  readonly by?: Unit;
  readonly to: Set<Unit>;
}

export function openPage(program: Program, calls = false): Page {
  return {
    ...{ program, calls },
    alone: readOnce(program),
    columns: new Map(program.taped.map((scalar, column) => [scalar, column])),
    shown: new Map(),
    left: new Map(),
  };
}

/** The name of a local where it is read; noted where another function computes it. */
export function nameAt(page: Page, name: string, at: { readonly home: Section; readonly section: Section }): string {
  const [by, to] = [UNITS[at.home], UNITS[at.section]];
  if (by !== to) leftAs(page, name, by).to.add(to);
  return name;
}

/** The name of a carried value where it is read. */
export function cellAt(page: Page, cell: number, section: Section): string {
  leftAs(page, `c${cell}`).to.add(UNITS[section]);
  return `c${cell}`;
}

/** Where a carried value is kept. */
export function placeOf(page: Page, name: string): number {
  return leftAs(page, name).place;
}

function leftAs({ left }: Page, name: string, by?: Unit): Left {
  const kept = left.get(name) ?? { place: left.size, to: new Set(), ...(by && { by }) };
  left.set(name, kept);
  return kept;
}

export function operationOf({ program }: Page, scalar: Scalar): Operation {
  const operation = program.operations[scalar];
  if (operation === undefined) throw new Error(`scalar ${scalar} has no operation`);
  return operation;
}

/** Scalars with one reader, in their own section, that reads them once: they need no name. */
function readOnce(program: Program): ReadonlySet<Scalar> {
  const { operations, sections, steps } = program;
  const named = new Set<Scalar>([...Object.values(steps).flatMap(branches), ...keptScalars(program), ...program.taped]);
  const read = new Set<Scalar>();
  operations.forEach((operation, reader) => {
    if (sections[reader] === undefined) return;
    for (const operand of operandsOf(operation)) {
      if (read.has(operand) || operation.kind === 'power' || sections[operand] !== sections[reader]) named.add(operand);
      read.add(operand);
    }
  });
  return new Set([...read].filter((scalar) => !named.has(scalar) && isShort(operations[scalar])));
}

/** A select with statements in its sides is a statement itself. */
function branches(steps: readonly Step[]): Scalar[] {
  return steps.flatMap((step) => (step.kind === 'branch' ? [...step.scalars, ...branches(step.yes), ...branches(step.no)] : []));
}

function isShort(operation: Operation | undefined): boolean {
  if (operation?.kind === 'unary') return !isLong(operation.operator);
  return (
    operation?.kind === 'binary' ||
    operation?.kind === 'select' ||
    operation?.kind === 'input' ||
    operation?.kind === 'table' ||
    operation?.kind === 'data' ||
    operation?.kind === 'fixed' ||
    operation?.kind === 'clock' ||
    operation?.kind === 'kept' ||
    operation?.kind === 'filterSlope'
  );
}

export function indent(depth: number, lines: readonly string[]): string[] {
  return lines.map((line) => '  '.repeat(depth) + line);
}
