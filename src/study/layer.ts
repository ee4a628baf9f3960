import type { AssumptionRow, NamedDensity } from '../core/assumption.ts';

/** A value for one slot of a parameter, or for all of its members when `member` is ''. */
export interface Layer {
  readonly row: AssumptionRow;
  readonly origin: string;
  /** Where the row is what a named density comes to. */
  readonly density?: NamedDensity;
}
