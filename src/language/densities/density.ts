import type { Transform } from './transforms.ts';

/** A family of distributions that a parameter's `density` may name. One file each. */
export interface DensityFamily {
  /** As the model file writes it, e.g. `half-normal`. */
  readonly name: string;
  readonly about: string;
  /** Names of the arguments, in order. */
  readonly parameters: readonly string[];
  /** Which values it can take, as a reader would say it. */
  readonly support: string;
  /** To the scale without bounds, and back. */
  readonly transform: Transform;
  /** What is wrong with the arguments as a sentence without its full stop, or undefined. */
  readonly problem: (given: readonly number[]) => string | undefined;
  /** Natural logarithm of the density at x, with every constant; −Infinity outside the support. */
  readonly logDensity: (x: number, given: readonly number[]) => number;
  /** The value with a part p of the distribution below it, p in (0, 1). */
  readonly quantile: (p: number, given: readonly number[]) => number;
  /** Runs as a test. */
  readonly example: { readonly text: string; readonly at: number; readonly logDensity: number };
  readonly source: string;
}

/** The name of a family with its arguments: what `density: beta(2, 3)` says. Plain data, since a model crosses to the threads that sample. */
export interface Density {
  /** The text as written, for people. */
  readonly text: string;
  readonly family: string;
  readonly given: readonly number[];
}
