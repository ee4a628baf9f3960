import type { Assumption } from '../core/assumption.ts';
import type { Period } from '../core/calendar.ts';
import type { Model } from '../language/model.ts';
import type { KernelFor } from '../run/kernels.ts';
import type { Trial } from './trials.ts';

/** What a calibration starts from: the model, its priors, and the actual months. Month 0 is the first of them. */
export interface CalibrationSource {
  readonly model: Model;
  /** One a parameter slot, in the model's slot order: the priors. A parameter with a `density` has that instead. */
  readonly assumptions: readonly Assumption[];
  readonly kernelFor: KernelFor;
  readonly marketplace: string;
  /** The first actual month. */
  readonly start: Period;
  readonly months: number;
  /** By history column, over the actual months; NaN is a missing cell. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** By history column: where a cell is a number, the true value is only known to lie above it. */
  readonly limits: ReadonlyMap<string, Float64Array>;
  /** By input slot, over the actual months. */
  readonly inputs: ReadonlyMap<string, Float64Array>;
  /** Tests whose measured effects are likelihood too. */
  readonly trials?: readonly Trial[];
  readonly seed: number;
  /** Posterior draws wanted. */
  readonly draws: number;
  readonly schedule: Schedule;
}

/** How long to sample. The same for every machine: nothing here is a time. */
export interface Schedule {
  /** HMC follows gradients; where it is not named, or the density has none, differential evolution does without. */
  readonly sampler?: 'HMC';
  /** Independent runs; R-hat is taken across them. */
  readonly runs: number;
  /** Chains of a run, which learn from one another. */
  readonly chains: number;
  /** Generations of every chain before the first one that counts; a trajectory of HMC is one. */
  readonly warmUp: number;
  /** Generations a block; blocks are added until the diagnostics are good. */
  readonly block: number;
  /** Every so manyth generation is kept. */
  readonly thin: number;
  /** Stop after this many blocks in any case. */
  readonly mostBlocks: number;
  /** When the sample is good enough; strict unless told. */
  readonly limits?: Limits;
}

/** R-hat below, and effective draws, in bulk and in the tails, from which a sample is good enough. */
export interface Limits {
  readonly rHat: number;
  readonly ess: number;
  readonly tailEss: number;
}
