import type { Step } from '../../core/calendar.ts';
import type { Unit } from '../unit.ts';

/** The unit of a piece of an equation; undefined fits any unit, as a literal 0 does. */
export type Measured = Unit | undefined;

/** A function that equations may call. One file each; `primitive` ones have an emitter in every target of `program/`, the others expand to `formula`. */
export interface FunctionDefinition {
  readonly name: string;
  readonly about: string;
  /** Argument names, in order; the last one may be repeated when `variadic`. */
  readonly parameters: readonly string[];
  readonly variadic?: boolean;
  /** In the model language, over `parameters` and the language's constants; absent for a primitive. */
  readonly formula?: string;
  /** As a reader would say it, e.g. "0 to 1". */
  readonly range: string;
  /** The unit of the result, or what is wrong with the arguments' units as a sentence without its full stop. */
  readonly unit: (units: readonly Measured[], step: Step) => Measured | { readonly problem: string };
  /** Runs as a test. */
  readonly example: { readonly call: string; readonly result: number };
  readonly source?: string;
}
