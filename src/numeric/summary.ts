import { mean, quantile } from 'simple-statistics';

/** Mean and quantiles of a sample; quantiles by linear interpolation (R type 7). */
export interface Spread {
  readonly mean: number;
  readonly p5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
}

/** A quantity by month over the draws. */
export interface Band {
  readonly mean: readonly number[];
  readonly p10: readonly number[];
  readonly p50: readonly number[];
  readonly p90: readonly number[];
}

/**
 * @example
 * spreadOf(Float64Array.of(3, 1, 2)).p50 // => 2
 */
export function spreadOf(sample: Float64Array): Spread {
  const [p5, p10, p50, p90, p95] = quantilesOf(sample, [0.05, 0.1, 0.5, 0.9, 0.95]);
  return { mean: meanOf(sample), p5, p10, p50, p90, p95 };
}

/** A band from one sample a month, in order. Samples are read one after the other, so that they can be made as they are read. */
export function bandOf(samples: Iterable<Float64Array>): Band {
  const band = { mean: [] as number[], p10: [] as number[], p50: [] as number[], p90: [] as number[] };
  for (const sample of samples) {
    const [p10, p50, p90] = quantilesOf(sample, [0.1, 0.5, 0.9]);
    band.mean.push(meanOf(sample));
    band.p10.push(p10);
    band.p50.push(p50);
    band.p90.push(p90);
  }
  return band;
}

/** @example
 * meanOf(Float64Array.of(1, 2, 6)) // => 3 */
export function meanOf(sample: Float64Array): number {
  return mean(sample as unknown as number[]);
}

/** Quantiles at these parts. simple-statistics reads typed arrays; its types know plain arrays only.
 * @example
 * quantilesOf(Float64Array.of(3, 1, 2), [0.5, 1]) // => [2, 3] */
export function quantilesOf<const P extends readonly number[]>(sample: Float64Array, at: P): { [K in keyof P]: number } {
  return quantile(sample as unknown as number[], [...at]) as { [K in keyof P]: number };
}

/**
 * Equal bins from the smallest to the largest value of the sample's middle 98 %; what lies beyond counts in the end bins.
 */
export function histogramOf(sample: Float64Array, bins: number): { from: number; to: number; count: number }[] {
  const [low, high] = quantilesOf(sample, [0.01, 0.99]);
  const width = (high - low) / bins;
  if (!(width > 0)) return [{ from: low, to: low, count: sample.length }];
  const counts = new Array<number>(bins).fill(0);
  for (const value of sample) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value - low) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({ from: low + bin * width, to: low + (bin + 1) * width, count }));
}
