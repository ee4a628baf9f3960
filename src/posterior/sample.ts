import type { Limits } from './calibrationSource.ts';
import { type Chains, type Convergence, convergenceOf } from './diagnostics.ts';
import type { RunState } from './runState.ts';

/** R-hat below and effective draws from which intervals may be shown (Vehtari et al. 2021). */
export const LIMITS: Limits = { rHat: 1.01, ess: 400, tailEss: 400 };

/** What was kept of a posterior. */
export interface Kept {
  readonly runs: number;
  readonly chains: number;
  /** By run: places by generation, then chain. */
  readonly kept: readonly Float64Array[];
}

/** All that was kept, and how good it is. */
export interface Sample extends Kept {
  /** By coordinate. */
  readonly convergence: readonly Convergence[];
  readonly evaluations: number;
  /** Trajectories after the warm-up that broke off. */
  readonly broken: number;
  /** Where each run stands at the end. */
  readonly states: readonly RunState[];
}

export function isGood({ rHat, bulkEss, tailEss }: Convergence, limits: Limits = LIMITS): boolean {
  return rHat < limits.rHat && bulkEss >= limits.ess && tailEss >= limits.tailEss;
}

/** How well each coordinate was explored. */
export function convergences(sample: Kept, width: number): Convergence[] {
  return Array.from({ length: width }, (_, coordinate) => convergenceOf(chainsOf(sample, coordinate, width)));
}

/** What a sample is judged by. */
export interface Judged {
  readonly width: number;
  readonly limits: Limits | undefined;
  /** The coordinate that is asked first, the one that was bad before: most blocks need to look at that one only. */
  readonly first: number;
}

/** How well each coordinate was explored where all are good, else the first that is not. */
export function judged(sample: Kept, { width, limits, first }: Judged): readonly Convergence[] | number {
  const found: Convergence[] = [];
  for (let step = 0; step < width; step++) {
    const coordinate = (first + step) % width;
    const convergence = convergenceOf(chainsOf(sample, coordinate, width));
    if (!isGood(convergence, limits)) return coordinate;
    found[coordinate] = convergence;
  }
  return found;
}

/** The kept draws of one coordinate, chain by chain. */
export function chainsOf({ runs, chains, kept }: Kept, coordinate: number, width: number): Chains {
  const length = (kept[0]?.length ?? 0) / width / chains;
  const values = new Float64Array(runs * chains * length);
  for (const [run, places] of kept.entries())
    for (let generation = 0; generation < length; generation++)
      for (let chain = 0; chain < chains; chain++)
        values[(run * chains + chain) * length + generation] =
          places[(generation * chains + chain) * width + coordinate] ?? Number.NaN;
  return { runs, chains, values };
}
