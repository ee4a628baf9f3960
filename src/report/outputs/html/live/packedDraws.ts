import type { Assumption } from '../../../../core/assumption.ts';
import type { Shocks } from '../../../../run/shocks.ts';

/** Draws as a page carries them: what it can draw itself from the same streams is only told; the rest is in steps. */
export interface PackedDraws {
  readonly count: number;
  /** Of a number in steps. */
  readonly bits: number;
  /** By parameter of the program, in its order. */
  readonly slots: readonly PackedSlot[];
  /** Shocks that a history has taught, whose rows of steps follow those of the slots. */
  readonly learnt: readonly (readonly [name: string, ...within: Within])[];
  readonly shocks?: Pick<Shocks, 'seed' | 'otherwise'>;
  /** Whether a last row tells which batch each draw is of. */
  readonly hasBatches: boolean;
  /** What is drawn by name: the first ones of so many. */
  readonly drawn: { readonly seed: number; readonly of: number };
}

/** One number for all draws, what to draw from, or a row of steps. */
export type PackedSlot = number | DrawnFrom | Within;

/** What a draw of an assumption follows from, beside its name. */
export type DrawnFrom = Pick<Assumption, 'id' | 'shape' | 'low' | 'mid' | 'high' | 'density'>;

/** The least and the greatest of a row: steps go from one to the other. */
export type Within = readonly [least: number, greatest: number];
