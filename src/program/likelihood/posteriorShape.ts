import type { Place } from '../../core/error.ts';
import type { Density } from '../../language/densities/density.ts';
import type { ObservationError } from '../../language/model.ts';

/**
 * Which equations a log posterior has: which parameters are sampled and how, what is measured and how it strays. The numbers
 * (percentiles, measured cells, parameters that stay fixed) are given to a run, so one compiled program serves every reading
 * and every fold of a history.
 */
export interface PosteriorShape {
  readonly priors: readonly PriorShape[];
  readonly measured: readonly MeasuredShape[];
  readonly paths: readonly PathShape[];
  /** Tests whose measured effects are likelihood too. */
  readonly trials?: readonly TrialShape[];
}

/** A parameter over months that is sampled: a standard normal number a month, or the month's value in a fixed scale. */
export interface PathShape {
  readonly path: string;
  readonly byValue: boolean;
}

/** A test, which compares two worlds. */
export interface TrialShape {
  /** Of its slots. */
  readonly name: string;
  /** The variable that it measures. */
  readonly slot: string;
  /** Whether it measures how many times as much, as a logarithm, and not how much more. */
  readonly logarithmic: boolean;
  /** Inputs that differ from the history's in either world. */
  readonly under: readonly string[];
  readonly without: readonly string[];
  readonly place: Place;
}

/** A sampled parameter: said by percentiles, normal on this scale, or by a named density. */
export type PriorShape = { readonly slot: string } & (
  | { readonly scale: 'normal' | 'lognormal' | 'logit-normal' }
  | { readonly density: Density }
);

/** A measured series. */
export interface MeasuredShape {
  /** The column of the history. */
  readonly column: string;
  /** The variable that it measures. */
  readonly slot: string;
  readonly error: ObservationError;
  /** Parameters: the error's deviation (for a count the correlation of answers), and how much of an error lasts a month. */
  readonly spread: string;
  readonly persistence?: string;
  /** Degrees of freedom of what is new in an error, where it is Student's t with the deviation as its standard deviation. */
  readonly tails?: number;
  /** The deviation counts as this at least, for errors that are no count. */
  readonly least?: number;
  /** Whether some cells say only that the value lies above them. */
  readonly limits: boolean;
  /** Where the model says what is observed. */
  readonly place: Place;
}

/** The shape as text: equal for equal programs of one model. */
export function shapeKey({ priors, measured, paths, trials = [] }: PosteriorShape): string {
  const prior = (one: PriorShape): string => `${one.slot} ${'scale' in one ? one.scale : one.density.text}`;
  const placeless = <Shape extends { readonly place: Place }>(shapes: readonly Shape[]) =>
    shapes.map(({ place: _, ...one }) => one);
  return JSON.stringify([priors.map(prior), placeless(measured), paths, placeless(trials)]);
}
