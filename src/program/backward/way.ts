import type { Operation, Program, Scalar } from '../program.ts';
import type { Opened } from './openGraph.ts';
import type { Part } from './part.ts';

/** The way back through a program, as far as it is written. */
export interface Way extends Opened {
  readonly program: Program;
  /** Scalars that have a derivative. */
  readonly active: ReadonlySet<Scalar>;
}

/** A part in which scalars are read as they are. */
export function plainPart(way: Way, sections: Part['sections']): Part {
  return { ...way, sections, value: (scalar) => scalar, more: () => [] };
}

/** The program's own scalar for an operation without operands, by kind and number; undefined where nothing needs it. */
export function leafOf({ operations, sections }: Program, kind: Operation['kind'], number: number): Scalar | undefined {
  const found = operations.findIndex(
    (operation, scalar) => operation.kind === kind && sections[scalar] !== undefined && numberOf(operation) === number,
  );
  return found < 0 ? undefined : found;
}

function numberOf(operation: Operation): number | undefined {
  if ('cell' in operation) return operation.cell;
  return 'slot' in operation ? operation.slot : undefined;
}
