import type { Place } from '../core/error.ts';
import { FILTER_ARGUMENTS, type FilterArgument, type FlatClock } from './flat.ts';

/**
 * Flat equations as scalars: every equal expression once, nothing left of names but the lists of what is asked for and
 * given, and for each scalar the equation that it came up in. What a target (JavaScript now; WebAssembly) needs, and what a
 * gradient is a transformation of.
 *
 * A program of a number and its derivatives (`gradient.ts`) is such a program too: the derivatives are more `finals`, and its
 * draws go back over the months. A draw runs the sections `draw`, `first`, `later` (months 1, 2, …), `end`, `back` (the last
 * month, …, 2, 1), `finish`; the last two are empty in a program without derivatives. What is new there to a target:
 * - `taped`: scalars of `later` that each month keeps where it computes them (within the side of a branch, if they stand there);
 *   `kept` reads in `back` what its month kept. Where that side was not taken, what is read there means nothing, and a select
 *   leaves it out.
 * - `carried` cells of the section `back` go from a month to the one before it: `first` is set before the last month (in
 *   `end`), `next` after each month of `back`, and `final` in `finish` is the value once month 1 is over.
 * - every history that a `spread` or `gathered` names has a second row of months, all 0 when a draw's `back` begins.
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
  /** Parameters over months: a number a draw and month. */
  readonly paths: readonly string[];
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
  /** Scalars of `later` of which `back` reads each month's value: a row a month, a column each. */
  readonly taped: readonly Scalar[];
  /** By path, in a program with derivatives: those by its number of month 0, known in `finish`, and of each later month, known in that month of `back`. */
  readonly pathSlopes: readonly { readonly first: Scalar; readonly later: Scalar }[];
}

/** One side of an equation of the model: in month 0 or later, as it is written, and where. */
export interface Note {
  readonly slot: string;
  readonly text: string;
  readonly place: Place;
}

/** A number of the program: a position in `operations`. */
export type Scalar = number;

/**
 * When a step runs: once a run, once a run and month, once a draw, in month 0 of a draw, in each later month of a draw, after its
 * last month; then again in each later month, from the last to the first, and after that.
 */
export type Section = 'once' | 'months' | 'draw' | 'first' | 'later' | 'end' | 'back' | 'finish';

/** Month 0, or any later one. */
export type At = 'first' | 'later';

export type UnaryOperator = 'negate' | 'not' | 'exp' | 'log' | 'sin' | 'cos' | 'sqrt' | 'abs' | 'round' | UnaryIntrinsic;

export type BinaryOperator = '+' | '-' | '*' | '/' | 'min' | 'max' | 'and' | 'or' | Comparison | BinaryIntrinsic;

/** Functions that no equation of a model may call; see `intrinsics/intrinsics.ts`. */
export type UnaryIntrinsic = 'logOnePlus' | 'logGamma' | 'logSurvival' | 'digamma' | 'logSurvivalSlope';
export type BinaryIntrinsic = 'logRising' | 'logRisingSlope';

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** Conditions are numbers: 1 for yes, 0 for no; anything but 0 and NaN counts as yes. */
export type Operation =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'parameter' | 'fixed'; readonly slot: number }
  | { readonly kind: 'input'; readonly slot: number; readonly back: 0 | 1; readonly at: At }
  | { readonly kind: 'table' | 'data'; readonly slot: number; readonly at: At }
  | { readonly kind: 'clock'; readonly name: FlatClock; readonly at: At }
  /** The number of a path that a draw has in this month. */
  | { readonly kind: 'shock'; readonly path: number; readonly at: At }
  /** The previous month's value of `carried[cell]`; in `back` the following month's. */
  | { readonly kind: 'carried'; readonly cell: number }
  /** The value of `carried[cell]` once the last month is over; in `back`, month 1. */
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
  | ({ readonly kind: 'filter'; readonly filter: number; readonly at: At } & Readonly<Record<FilterArgument, Scalar>>)
  | BackwardOperation;

/** What only a program with derivatives has. */
export type BackwardOperation =
  /** In `back`: the value of a `taped` scalar in this month. */
  | { readonly kind: 'kept'; readonly scalar: Scalar }
  /** How `delayed` and `delayedInput` change with `months`: 0 where the delay is 0 or reaches month 0 and beyond, else less the rise from the month that is read to the one after it. */
  | { readonly kind: 'delayedSlope'; readonly history: number; readonly months: Scalar }
  | { readonly kind: 'delayedInputSlope'; readonly slot: number; readonly months: Scalar; readonly at: At }
  /**
   * In `back`, of no value itself: adds `amount` to the second row of the history, at the months that `delayed` reads this month
   * for that delay and with their weights. Where `amount` is 0 nothing happens, whatever `months` is.
   */
  | { readonly kind: 'spread'; readonly history: number; readonly months: Scalar; readonly amount: Scalar }
  /** What the second row of the history holds for this month (in `finish`: for month 0), once all of `after` have spread theirs. */
  | { readonly kind: 'gathered'; readonly history: number; readonly at: At; readonly after: readonly Scalar[] }
  /**
   * A filter's month again, backwards: `amount` is how much the result changes with what the cell adds. Its value is three
   * numbers, which `filterSlope` reads, and it leaves to the month before how the result changes with what was known then.
   */
  | ({ readonly kind: 'filterBack'; readonly filter: number; readonly at: At; readonly amount: Scalar } & Readonly<
      Record<FilterArgument, Scalar>
    >)
  | { readonly kind: 'filterSlope'; readonly of: Scalar; readonly argument: FilterSlope };

/** What a filter's month has derivatives by. */
export const FILTER_SLOPES = ['error', 'spread', 'persistence'] as const;
export type FilterSlope = (typeof FILTER_SLOPES)[number];

export type Step =
  | { readonly kind: 'compute'; readonly scalar: Scalar }
  /** `select`s with one condition, of which only the side that is wanted is computed. */
  | {
      readonly kind: 'branch';
      readonly condition: Scalar;
      readonly scalars: readonly Scalar[];
      readonly yes: readonly Step[];
      readonly no: readonly Step[];
    }
  /** Keeps this month's value of a history, before anything reads it. */
  | { readonly kind: 'record'; readonly history: number };

/** A value that the next month needs: set to `first` after month 0 and to `next` after each later month; in `back`, before the last month and after each. */
export interface Carried {
  readonly section: 'months' | 'later' | 'back';
  readonly first: Scalar;
  readonly next: Scalar;
}

/** A value of which all months are kept. */
export interface History {
  readonly section: 'months' | 'later';
  readonly first: Scalar;
  readonly current: Scalar;
}

/** Whether its draws go back over the months. */
export function isTwoWay({ steps }: Pick<Program, 'steps'>): boolean {
  return steps.back.length > 0 || steps.finish.length > 0;
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
    case 'delayedSlope':
    case 'delayedInputSlope':
      return [operation.months];
    case 'spread':
      return [operation.months, operation.amount];
    case 'gathered':
      return operation.after;
    case 'filterBack':
      return [operation.amount, ...FILTER_ARGUMENTS.map((name) => operation[name])];
    case 'filterSlope':
      return [operation.of];
    default:
      return [];
  }
}
