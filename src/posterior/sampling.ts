import { joined } from '../numeric/matrix.ts';
import type { Schedule } from './calibrationSource.ts';
import type { RunState, SamplingResult, SamplingTask } from './runState.ts';
import { convergences, judged, type Kept, type Sample } from './sample.ts';
import { methodOf } from './samplingMethod.ts';

/** Runs pieces of work, anywhere and in any order; results in the order of the tasks. */
export type RunAll = (tasks: readonly SamplingTask[]) => Promise<readonly SamplingResult[]>;

/** How a sample is taken. */
export interface Taking {
  readonly schedule: Schedule;
  readonly runAll: RunAll;
  readonly progress: (part: number, text: string) => void;
  /** Runs as another posterior, much like this one, would have them start: the search is left out. */
  readonly warm?: readonly RunState[];
}

/** What has been done so far. */
interface Going {
  states: readonly RunState[];
  evaluations: number;
  broken: number;
  /** By run, block by block. */
  readonly kept: readonly Float64Array[][];
}

/** The warm-up, then block by block until each of `width` coordinates is good or the schedule ends. */
export async function sampleAll(width: number, taking: Taking): Promise<Sample> {
  const { schedule, warm = [], progress } = taking;
  const { runs, chains, limits, mostBlocks } = schedule;
  const { warmUps, meet } = methodOf(schedule);
  const going: Going = { states: warm, evaluations: 0, broken: 0, kept: Array.from({ length: runs }, () => []) };
  const first = Math.min(warm.length, 1);
  const told = (round: number, text: string): void => progress((round - first) / (warmUps + mostBlocks - first), text);
  for (let round = first; round < warmUps; round++) {
    told(round, 'finding where the history points');
    await goOn(going, round, taking);
    going.states = meet(going.states, round);
  }
  for (let block = 1, slowest = 0; block <= mostBlocks; block++) {
    told(warmUps + block - 1, `learning from the history, block ${block}`);
    await goOn(going, warmUps + block - 1, taking);
    const verdict = judged(keptOf(going, chains), { width, limits, first: slowest });
    if (typeof verdict !== 'number') return sampleOf(going, chains, verdict);
    slowest = verdict;
  }
  return sampleOf(going, chains, convergences(keptOf(going, chains), width));
}

/** Takes every run on by a round. */
async function goOn(going: Going, round: number, { schedule, runAll }: Taking): Promise<void> {
  const tasks = Array.from({ length: schedule.runs }, (_, run): SamplingTask => {
    const state = going.states[run];
    return { run, round, ...(state && { state }) };
  });
  const results = await runAll(tasks);
  going.states = results.map(({ state }) => state);
  for (const [run, { kept, evaluations, broken }] of results.entries()) {
    going.kept[run]?.push(kept);
    going.evaluations += evaluations;
    going.broken += broken;
  }
}

function keptOf({ kept }: Going, chains: number): Kept {
  return { runs: kept.length, chains, kept: kept.map(joined) };
}

function sampleOf(going: Going, chains: number, convergence: Sample['convergence']): Sample {
  const { evaluations, broken, states } = going;
  return { ...keptOf(going, chains), convergence, evaluations, broken, states };
}
