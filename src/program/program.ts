import type { Place } from '../core/error.ts';
import { FILTER_ARGUMENTS, type FilterArgument, type FlatClock } from './flat.ts';

/**
 * Flat equations as scalars: every equal expression once, nothing left of names but the lists of what is asked for and
 * given, and for each scalar the equation that it came up in. What a target (JavaScript now; WebAssembly) needs, and what a
 * gradient is a transformation of.
 */
export interface Program {
  /** Numbers that every draw has of its own. */
  readonly parameters: readonly string[];
  /** Numbers that are the same for every draw. */
  readonly fixed: readonly string[];
  readonly inputs: readonly string[];
  readonly tables: readonly string[];
  /** Measured numbers, one a month. */
  readonly data: readonly string[];
  /** Numbers by month that are asked for. */
  readonly outputs: readonly string[];
  /** Numbers after the last month that are asked for. */
  readonly finals: readonly string[];
  /** By scalar; each operation uses only scalars before it. */
  readonly operations: readonly Operation[];
  /** By scalar: where it first came up; a position in `notes`. */
  readonly origins: readonly number[];
  /** Equations of the model, for whoever reads a target's text. */
  readonly notes: readonly Note[];
  /** By scalar; undefined for one that nothing asked for. */
  readonly sections: readonly (Section | undefined)[];
  readonly steps: Readonly<Record<Section, readonly Step[]>>;
  /** Month-by-month scalars that no draw changes and that the draws read: a row a month, a column each. */
  readonly tabulated: readonly Scalar[];
  readonly carried: readonly Carried[];
  readonly histories: readonly History[];
  /** By output: its value in month 0 and in every later month. */
  readonly results: readonly { readonly first: Scalar; readonly later: Scalar }[];
  /** By final. */
  readonly ends: readonly Scalar[];
  /** How many series have a filter of their own. */
  readonly filters: number;
}

/** One side of an equation of the model: in month 0 or later, as it is written, and where. */
export interface Note {
  readonly slot: string;
  readonly text: string;
  readonly place: Place;
}

/** A number of the program: a position in `operations`. */
export type Scalar = number;

/** When a step runs: once a run, once a run and month, once a draw, in month 0 of a draw, in each later month of a draw, after its last month. */
export type Section = 'once' | 'months' | 'draw' | 'first' | 'later' | 'end';

/** Month 0, or any later one. */
export type At = 'first' | 'later';

export type UnaryOperator = 'negate' | 'not' | 'exp' | 'log' | 'sin' | 'cos' | 'sqrt' | 'abs' | 'round' | UnaryIntrinsic;

export type BinaryOperator = '+' | '-' | '*' | '/' | 'min' | 'max' | 'and' | 'or' | Comparison | BinaryIntrinsic;

/** Functions that no equation of a model may call; see `intrinsics/intrinsics.ts`. */
export type UnaryIntrinsic = 'hostExp' | 'hostLog' | 'logOnePlus' | 'logGamma' | 'logSurvival';
export type BinaryIntrinsic = 'hostPower' | 'logRising';

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** Conditions are numbers: 1 for yes, 0 for no; anything but 0 and NaN counts as yes. */
export type Operation =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'parameter' | 'fixed'; readonly slot: number }
  | { readonly kind: 'input'; readonly slot: number; readonly back: 0 | 1; readonly at: At }
  | { readonly kind: 'table' | 'data'; readonly slot: number; readonly at: At }
  | { readonly kind: 'clock'; readonly name: FlatClock; readonly at: At }
  /** The previous month's value of `carried[cell]`. */
  | { readonly kind: 'carried'; readonly cell: number }
  /** The last month's value of `carried[cell]`, once that month is over. */
  | { readonly kind: 'final'; readonly cell: number }
  /** The value of `histories[history]`, or of an input, `months` earlier. */
  | { readonly kind: 'delayed'; readonly history: number; readonly months: Scalar }
  | { readonly kind: 'delayedInput'; readonly slot: number; readonly months: Scalar; readonly at: At }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly argument: Scalar }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Scalar; readonly right: Scalar }
  /** `base ^ exponent`, where `magnitude` is exp(exponent · log |base|). */
  | { readonly kind: 'power'; readonly base: Scalar; readonly exponent: Scalar; readonly magnitude: Scalar }
  | { readonly kind: 'select'; readonly condition: Scalar; readonly yes: Scalar; readonly no: Scalar }
  /**
   * What a cell adds to the log likelihood, given those before it in the draw: `filters[filter]` knows of them, and takes this
   * one in. The value does not depend on whether it is asked for where nothing reads it.
   */
  | ({ readonly kind: 'filter'; readonly filter: number; readonly at: At } & Readonly<Record<FilterArgument, Scalar>>);

export type Step =
  | { readonly kind: 'compute'; readonly scalar: Scalar }
  /** A `select` of which only the side that is wanted is computed. */
  | { readonly kind: 'branch'; readonly scalar: Scalar; readonly yes: readonly Step[]; readonly no: readonly Step[] }
  /** Keeps this month's value of a history, before anything reads it. */
  | { readonly kind: 'record'; readonly history: number };

/** A value that the next month needs: set to `first` after month 0 and to `next` after each later month. */
export interface Carried {
  readonly section: 'months' | 'later';
  readonly first: Scalar;
  readonly next: Scalar;
}

/** A value of which all months are kept. */
export interface History {
  readonly section: 'months' | 'later';
  readonly first: Scalar;
  readonly current: Scalar;
}

/** The scalars that an operation reads in the same month. */
export function operandsOf(operation: Operation): readonly Scalar[] {
  switch (operation.kind) {
    case 'unary':
      return [operation.argument];
    case 'binary':
      return [operation.left, operation.right];
    case 'power':
      return [operation.base, operation.exponent, operation.magnitude];
    case 'select':
      return [operation.condition, operation.yes, operation.no];
    case 'delayed':
    case 'delayedInput':
      return [operation.months];
    case 'filter':
      return FILTER_ARGUMENTS.map((name) => operation[name]);
    default:
      return [];
  }
}
