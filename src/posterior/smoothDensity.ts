/** A log density over all of space that knows its slope: what a sampler that follows gradients needs, and no more. */
export interface SmoothDensity {
  /** Numbers of a place. */
  readonly width: number;
  /**
   * Log densities at `count` places of `width` numbers in a row; −Infinity where the density is 0, and there the gradient is
   * finite but otherwise not specified. Writes the derivatives to `gradient`, in the layout of `places`.
   */
  readonly withGradient: (places: Float64Array, count: number, gradient: Float64Array) => Float64Array;
}
