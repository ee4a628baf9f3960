import type { Metric } from './hmc/metric.ts';
import type { Reference } from './reference.ts';

/** Where a run of chains stands: plain numbers, so that it can travel between processes. */
export type RunState = DeMcState | HmcState;

export interface DeMcState {
  readonly of: 'DE-MC(Z)';
  /** Chains one after the other. */
  readonly places: Float64Array;
  readonly logDensities: Float64Array;
  readonly archive: Float64Array;
  readonly reference?: Reference;
}

export interface HmcState {
  readonly of: 'HMC';
  /** Chains one after the other; none before their first trajectory, which starts at draws from `start`. */
  readonly places: Float64Array;
  /** Near a top of the density that this run found for itself. */
  readonly start: Metric;
  /** Log of the part of the posterior that is thought to lie there, up to a constant. */
  readonly logMass: number;
  readonly metric: Metric;
  readonly step: number;
  /** What the last round of the warm-up went through, for the metric to learn from. */
  readonly recent: Float64Array;
  /** The slopes of the log density there. */
  readonly slopes: Float64Array;
  /** Whether metric and places came from a posterior much like this one. */
  readonly warm: boolean;
}

/** A piece of work: take run `run` on by a round. The same task gives the same result anywhere. */
export interface SamplingTask {
  readonly run: number;
  /** From 0; the first ones are the warm-up. */
  readonly round: number;
  readonly state?: RunState;
}

export interface SamplingResult {
  readonly state: RunState;
  /** Kept places by generation, then chain; none from the warm-up. */
  readonly kept: Float64Array;
  /** Log densities, with or without their gradients, that were asked for. */
  readonly evaluations: number;
  /** Trajectories after the warm-up that broke off. */
  readonly broken: number;
}
