import type { Calibration } from '../../../src/posterior/calibration.ts';
import { read } from './mmmSource.ts';

/** Kept draws of the reference. */
const STAN_DRAWS = 9400;

/** One parameter, ours beside Stan's, and whether the reference's pass rule holds. */
export interface Compared {
  readonly variable: string;
  readonly stan: Moments;
  readonly ours: Moments;
  readonly effective: number;
  readonly passes: boolean;
}

interface Moments {
  readonly mean: number;
  readonly sd: number;
  readonly q5: number;
  readonly q95: number;
}

/** |mean − reference| ≤ 4 sd √(1/n + 1/9400), sd within 12 %, 5 % and 95 % points within 0.30 sd. */
export function againstStan({ draws, sampled, diagnostics }: Calibration): Compared[] {
  return references().flatMap(({ variable, ...stan }) => {
    if (!sampled.includes(variable)) return [];
    const row = draws.slots.indexOf(variable) * draws.stride;
    const ours = momentsOf(draws.values.slice(row, row + draws.count).sort());
    const effective = Math.min(draws.count, diagnostics.parameters.get(variable)?.bulkEss ?? 0);
    const passes =
      Math.abs(ours.mean - stan.mean) <= 4 * stan.sd * Math.sqrt(1 / effective + 1 / STAN_DRAWS) &&
      Math.abs(ours.sd / stan.sd - 1) <= 0.12 &&
      Math.max(Math.abs(ours.q5 - stan.q5), Math.abs(ours.q95 - stan.q95)) <= 0.3 * stan.sd;
    return [{ variable, stan, ours, effective, passes }];
  });
}

function references(): (Moments & { readonly variable: string })[] {
  const [, ...rows] = read('monthly24.reference-summary.csv').trim().split('\n');
  return rows.map((row) => {
    const [variable = '', ...cells] = row.split(',').map((cell) => cell.replaceAll('"', ''));
    const [mean, sd, q5, , , , q95] = cells.map(Number) as [number, number, number, number, number, number, number];
    return { variable, mean, sd, q5, q95 };
  });
}

function momentsOf(sorted: Float64Array): Moments {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const sd = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1));
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? Number.NaN;
  return { mean, sd, q5: at(0.05), q95: at(0.95) };
}
