import type { Limits, Schedule } from './calibrationSource.ts';
import type { RunState, SamplingResult, SamplingTask } from './deMcZ.ts';
import type { Chains } from './diagnostics.ts';
import { type Convergence, convergenceOf } from './diagnostics.ts';
import type { Target } from './target.ts';

/** R-hat below and effective draws from which intervals may be shown (Vehtari et al. 2021). */
export const LIMITS: Limits = { rHat: 1.01, ess: 400, tailEss: 400 };

/** Runs pieces of work, anywhere and in any order; results in the order of the tasks. */
export type RunAll = (tasks: readonly SamplingTask[]) => Promise<readonly SamplingResult[]>;

/** All that was kept, and how good it is. */
export interface Sample {
  readonly runs: number;
  readonly chains: number;
  /** By run: places by generation, then chain. */
  readonly kept: readonly Float64Array[];
  readonly convergence: readonly Convergence[];
  readonly evaluations: number;
}

/** Warm-up, one block, then block by block until every coordinate is good or the schedule ends. */
export async function sampleAll(
  target: Target,
  { schedule, runAll, progress }: { schedule: Schedule; runAll: RunAll; progress: (part: number, text: string) => void },
): Promise<Sample> {
  const runs = Array.from({ length: schedule.runs }, (_, run) => run);
  const kept: Float64Array[][] = runs.map(() => []);
  let states: readonly (RunState | undefined)[] = runs.map(() => undefined);
  let evaluations = 0;
  let sample: Sample | undefined;
  let slowest: number | undefined;
  for (let block = 0; block <= schedule.mostBlocks; block++) {
    progress(
      block / (schedule.mostBlocks + 1),
      block === 0 ? 'finding where the history points' : `learning from the history, block ${block}`,
    );
    const results = await runAll(runs.map((run) => ({ run, block, ...(states[run] && { state: states[run] }) })));
    states = results.map(({ state }) => state);
    evaluations += results.reduce((sum, result) => sum + result.evaluations, 0);
    for (const [run, result] of results.entries()) kept[run]?.push(result.kept);
    if (block === 0) continue;
    sample = { runs: schedule.runs, chains: schedule.chains, kept: kept.map(joined), convergence: [], evaluations };
    slowest = firstBad(sample, { width: target.coordinates.length, limits: schedule.limits }, slowest);
    if (slowest === undefined) break;
  }
  if (!sample) throw new RangeError('a schedule needs at least one block');
  return { ...sample, convergence: convergences(sample, target.coordinates.length) };
}

/** A coordinate that has not converged, the one that had not before asked first: most blocks need to look at that one only. */
function firstBad(
  sample: Sample,
  { width, limits }: { readonly width: number; readonly limits: Limits | undefined },
  before = 0,
): number | undefined {
  for (let step = 0; step < width; step++) {
    const coordinate = (before + step) % width;
    if (!isGood(convergenceOf(chainsOf(sample, coordinate, width)), limits)) return coordinate;
  }
  return undefined;
}

export function isGood({ rHat, bulkEss, tailEss }: Convergence, limits: Limits = LIMITS): boolean {
  return rHat < limits.rHat && bulkEss >= limits.ess && tailEss >= limits.tailEss;
}

function joined(pieces: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const piece of pieces) {
    all.set(piece, from);
    from += piece.length;
  }
  return all;
}

function convergences(sample: Sample, width: number): Convergence[] {
  return Array.from({ length: width }, (_, coordinate) => convergenceOf(chainsOf(sample, coordinate, width)));
}

/** The kept draws of one coordinate, chain by chain. */
export function chainsOf(
  { runs, chains, kept }: Pick<Sample, 'runs' | 'chains' | 'kept'>,
  coordinate: number,
  width: number,
): Chains {
  const length = (kept[0]?.length ?? 0) / width / chains;
  const values = new Float64Array(runs * chains * length);
  for (const [run, places] of kept.entries())
    for (let generation = 0; generation < length; generation++)
      for (let chain = 0; chain < chains; chain++)
        values[(run * chains + chain) * length + generation] =
          places[(generation * chains + chain) * width + coordinate] ?? Number.NaN;
  return { runs, chains, values };
}
