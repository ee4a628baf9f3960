import { at } from '../core/present.ts';
import { stream } from '../numeric/random.ts';
import { shuffled } from '../numeric/strata.ts';
import type { RanRecord } from './record.ts';

/** How far a quick posterior's answers lie from those of the full one, for one product. */
export interface Agreement {
  readonly id: string;
  /** Mean over the options of both: how far the mean gains lie apart, in standard deviations of the full one. */
  readonly shift: number;
  /** Mean over the options: the larger of both standard deviations over the smaller. */
  readonly stretch: number;
}

/** Monte Carlo errors of a mean that two samples may lie apart. */
const ERRORS = 2.5;
/** By how much standard deviations may differ: heavy tails make that of a few hundred draws vary by a tenth. */
const STRETCH = 1.4;

/** Two records of one product compared, option by option; both hold what the product can do, so that hardly any has no twin. */
export function agreementOf(quick: RanRecord, full: RanRecord): Agreement {
  const both = quick.menu.options.flatMap((one) => {
    const other = full.menu.options.find(({ label, kind }) => label === one.label && kind === one.kind);
    return other ? [{ one: momentsOf(one.gain), other: momentsOf(other.gain) }] : [];
  });
  const pairs = [...both, { one: momentsOf(quick.menu.hold), other: momentsOf(full.menu.hold) }];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    id: quick.id,
    shift: mean(pairs.map(({ one, other }) => Math.abs(one.mean - other.mean) / other.deviation)),
    stretch: mean(pairs.map(({ one, other }) => Math.max(one.deviation / other.deviation, other.deviation / one.deviation))),
  };
}

function momentsOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** How far shift and stretch may be on average over the sampled products: what so few draws vary by, and a little more for their hanging together. */
export function limitsFor(draws: number): { readonly shift: number; readonly stretch: number } {
  return { shift: ERRORS / Math.sqrt(draws), stretch: STRETCH };
}

/** Whether a method passes on a sample of products. */
export function passes(sample: readonly Agreement[], draws: number): boolean {
  if (sample.length === 0) return false;
  const limits = limitsFor(draws);
  const shift = sample.reduce((sum, one) => sum + one.shift, 0) / sample.length;
  const stretch = sample.reduce((sum, one) => sum + one.stretch, 0) / sample.length;
  return shift <= limits.shift && stretch <= limits.stretch;
}

/** Products in the sample: more where there are more. */
export function sampleSize(products: number): number {
  return at([2, 3, 4, 6], [60, 500, 5000].filter((most) => products > most).length);
}

/** The products of the sample, by the account's seed. */
export function sampled(products: number, seed: number): number[] {
  const order = shuffled(products, stream(seed, 'portfolio/sample'));
  return [...order.subarray(0, sampleSize(products))].sort((a, b) => a - b);
}
