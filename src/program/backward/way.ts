import { type At, type Operation, operandsOf, type Program, type Scalar } from '../program.ts';
import type { Opened } from './openGraph.ts';
import type { Part } from './passBack.ts';

/** The way back through a program, as far as it is written. */
export interface Way extends Opened, Index {
  readonly program: Program;
  /** Scalars that have a derivative. */
  readonly active: ReadonlySet<Scalar>;
}

/** A part in which scalars are read as they are. */
export function plainPart(way: Way, sections: Part['sections']): Part {
  return { ...way, sections, value: (scalar) => scalar, more: () => [] };
}

/** A program's scalars for what it is given or keeps by number, and how often each scalar is read. */
export interface Index {
  /** The scalar for an operation without operands, by kind and number; undefined where nothing needs it. */
  readonly leafOf: (kind: Operation['kind'], number: number) => Scalar | undefined;
  /** The scalar for the number that a path has in month 0 or in a later month. */
  readonly shockOf: (path: number, at: At) => Scalar | undefined;
  readonly timesRead: (scalar: Scalar) => number;
}

export function indexOf({ operations, sections, carried, histories }: Program): Index {
  const leaves = new Map<string, Scalar>();
  const times = new Map<Scalar, number>();
  const read = (scalar: Scalar): unknown => times.set(scalar, (times.get(scalar) ?? 0) + 1);
  for (const [scalar, operation] of operations.entries()) {
    if (sections[scalar] === undefined) continue;
    const number = 'cell' in operation ? operation.cell : 'slot' in operation ? operation.slot : undefined;
    if (number !== undefined) leaves.set(`${operation.kind} ${number}`, scalar);
    if (operation.kind === 'shock') leaves.set(`shock ${operation.path} ${operation.at}`, scalar);
    operandsOf(operation).forEach(read);
  }
  for (const { next } of carried) read(next);
  for (const { current } of histories) read(current);
  return {
    leafOf: (kind, number) => leaves.get(`${kind} ${number}`),
    shockOf: (path, at) => leaves.get(`shock ${path} ${at}`),
    timesRead: (scalar) => times.get(scalar) ?? 0,
  };
}
