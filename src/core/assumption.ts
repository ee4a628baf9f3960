import type { Place } from './error.ts';

/** The scale on which a distribution is normal; `fixed` is a single value. */
export const SHAPES = ['fixed', 'normal', 'lognormal', 'logit-normal'] as const;
export type Shape = (typeof SHAPES)[number];

/** The shape that a table names, in any case; undefined where it is none.
 * @example
 * ['Lognormal', 'log-normal'].map(shapeNamed) // => ['lognormal', undefined] */
export function shapeNamed(text: string): Shape | undefined {
  return SHAPES.find((shape) => shape === text.toLowerCase());
}

/** A row of an assumptions.csv: the register's or the study's. */
export interface AssumptionRow {
  readonly name: string;
  /** Member of the parameter's dimension, or '' for every member. */
  readonly member: string;
  readonly unit: string;
  readonly shape: Shape;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly asOf: string;
  readonly source: string;
  readonly grade: string;
  readonly note: string;
  readonly place: Place;
}

/** A family of `language/densities/` by its name, with its arguments. */
export interface NamedDensity {
  readonly family: string;
  readonly given: readonly number[];
}

/** A line of the assumption register as used: where it came from, how sure. */
export interface Assumption {
  readonly id: string;
  readonly name: string;
  readonly member?: string;
  readonly label: string;
  readonly unit: string;
  readonly shape: Shape;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  /** The density that the model names for it, where nothing else says what it is: the percentiles are those of this. */
  readonly density?: NamedDensity;
  readonly asOf: string;
  readonly source: string;
  readonly grade: string;
  readonly note: string;
  /** Which file it was read from: register, channel table reading, product.csv, history.csv, assumptions.csv of the study, --set. */
  readonly origin: string;
}
