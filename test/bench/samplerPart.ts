import { convergenceOf } from '../../src/posterior/diagnostics.ts';
import { chainsOf } from '../../src/posterior/sample.ts';
import { inProcess } from '../../src/posterior/samplePosterior.ts';
import { sampleAll } from '../../src/posterior/sampling.ts';
import { DEFAULT_SCHEDULE } from '../../src/posterior/samplingSchedule.ts';
import { createTarget, type Target } from '../../src/posterior/target.ts';
import { shippedStudy } from '../posterior/shippedWorld.ts';
import { metropolis } from './metropolis.ts';
import { type Part, row, timed, verdict } from './part.ts';

/** Blocks that both get, which is what our sampler needs or more; the warm-up counts. */
const BLOCKS = 4;
/** The effective draw of the worst coordinate may cost so many. */
const MOST_GRADIENTS = 120;

interface Kept {
  readonly runs: number;
  readonly chains: number;
  readonly kept: readonly Float64Array[];
}

/** The fewest effective draws that any coordinate has, and the worst R-hat. */
function worstOf({ coordinates }: Target, sample: Kept): { readonly ess: number; readonly rHat: number } {
  const all = coordinates.map((_, index) => convergenceOf(chainsOf(sample, index, coordinates.length)));
  return { ess: Math.min(...all.map(({ bulkEss }) => bulkEss)), rHat: Math.max(...all.map(({ rHat }) => rHat)) };
}

/** Our sampler and a random walk on the demo study: the same density, chains and number of evaluations, one after the other. */
export const SAMPLER: Part = { name: 'sampler', measure };

async function measure(): Promise<string[]> {
  const schedule = { ...DEFAULT_SCHEDULE, mostBlocks: BLOCKS };
  const source = shippedStudy('demo').source(schedule);
  const target = createTarget(source);
  const ours = await timed(() =>
    sampleAll(target.coordinates.length, { schedule, runAll: inProcess(source), progress: () => undefined }),
  );
  const { runs, chains } = ours.result;
  const each = ours.result.evaluations / runs;
  const warmUp = schedule.warmUp * chains;
  const walk = await timed(() =>
    Array.from({ length: runs }, (_, run) =>
      metropolis(target, { chains, seed: run + 1, warmUp, sampling: each - warmUp, thin: 1 }),
    ),
  );
  const evaluations = walk.result.reduce((sum, one) => sum + one.evaluations, 0);
  const theirs = worstOf(target, { runs, chains, kept: walk.result.map(({ kept }) => kept) });
  const own = worstOf(target, ours.result);
  const ratio = own.ess / ours.seconds / (theirs.ess / walk.seconds);
  return [
    `sampler: calibration of the demo study, ${target.coordinates.length} coordinates, the worst of them, processor time with warm-up`,
    row(
      'gradients an effective draw',
      (ours.result.evaluations / own.ess).toFixed(0),
      `target ${MOST_GRADIENTS}: ${verdict(ours.result.evaluations / own.ess <= MOST_GRADIENTS)}`,
    ),
    told('own sampler', own, { seconds: ours.seconds, count: ours.result.evaluations }),
    told('random-walk Metropolis', theirs, { seconds: walk.seconds, count: evaluations }),
    `  ratio ${ratio.toFixed(1)}${theirs.rHat > 1.05 ? ' or more: the walk has not converged, and its effective draws are flattered' : ''}`,
  ];
}

function told(name: string, { ess, rHat }: { ess: number; rHat: number }, cost: { seconds: number; count: number }): string {
  const note = `effective draws a second: ${ess.toFixed(0)} in ${cost.seconds.toFixed(1)} s, R-hat ${rHat.toFixed(3)}, ${(cost.count / 1e6).toFixed(2)} million evaluations`;
  return row(name, (ess / cost.seconds).toFixed(2), note);
}
