import { log } from '../numeric/elementary/logarithm.ts';
import { type Stream, stream } from '../numeric/random.ts';
import type { Schedule } from './calibrationSource.ts';
import {
  difference,
  differenceOfKin,
  differenceOfTight,
  type Move,
  type Proposal,
  redraw,
  snooker,
  startAgain,
  turn,
  turnFew,
} from './moves.ts';
import { centreOf, fitReference, type Reference, referenceCost, widenReference } from './reference.ts';
import type { DeMcState, SamplingResult, SamplingTask } from './runState.ts';
import type { Target } from './target.ts';

/** Rounds before the first that counts. */
export const DE_MC_WARM_UPS = 1;

/** Archived places beyond which the archive stays as it is. */
const MOST_ARCHIVED = 6000;
/** Prior draws in the first archive, for each coordinate (ter Braak and Vrugt 2008 advise 10). */
const FIRST_ARCHIVE = 10;
/** Say of the sample in the shape of the reference. */
const WIDENING = 0.3;
/** Parts of the warm-up after which the reference is fitted anew. */
const STAGES = 5;

const WITHOUT_REFERENCE: readonly Move[] = [...Array<Move>(9).fill(difference), snooker];
const WITH_REFERENCE: readonly Move[] = [
  snooker,
  ...Array<Move>(5).fill(differenceOfKin),
  ...Array<Move>(6).fill(differenceOfTight),
  turn,
  turnFew,
  turnFew,
  ...Array<Move>(3).fill(redraw),
];

/**
 * Differential evolution Markov chain with an archive and snooker moves (ter Braak and Vrugt 2008), mixed with moves by a normal
 * reference that is fitted during the warm-up only. All chains of a run share the archive and go through the density together.
 */
export function deMcRound(
  target: Target,
  { seed, schedule }: { readonly seed: number; readonly schedule: Schedule },
  task: SamplingTask,
): SamplingResult {
  const next = stream(seed, `calibrate/run ${task.run}/block ${task.round}`);
  if (task.state && task.state.of !== 'DE-MC(Z)') throw new TypeError('the state of another sampler');
  const state = task.state ?? startingState(target, schedule.chains, next);
  const evaluations = task.state ? 0 : schedule.chains;
  const result =
    task.round < DE_MC_WARM_UPS
      ? warmUp(target, { state, next, schedule })
      : advance(target, { state, next, schedule, generations: schedule.block });
  return { ...result, evaluations: evaluations + result.evaluations, broken: 0 };
}

function startingState(target: Target, chains: number, next: Stream): DeMcState {
  const width = target.coordinates.length;
  const archive = Float64Array.from(
    { length: Math.max(chains, FIRST_ARCHIVE * width) * width },
    (_, index) => target.coordinates[index % width]?.quantile(next()) ?? 0,
  );
  const places = archive.slice(0, chains * width);
  return { of: 'DE-MC(Z)', places, logDensities: target.logDensity(places, chains), archive };
}

type Advanced = Pick<SamplingResult, 'kept' | 'evaluations'> & { readonly state: DeMcState };

interface Journey {
  readonly state: DeMcState;
  readonly next: Stream;
  readonly schedule: Schedule;
}

/** In stages; after each, the reference is fitted to where the chains are, and the older half of the archive is forgotten. */
function warmUp(target: Target, { state, next, schedule }: Journey): Advanced {
  const width = target.coordinates.length;
  const generations = Math.ceil(schedule.warmUp / STAGES);
  let current = state;
  let evaluations = 0;
  for (let stage = 0; stage < STAGES; stage++) {
    const result = advance(target, { state: current, next, schedule, generations });
    const recent = result.kept.subarray(width * Math.floor(result.kept.length / width / 2));
    const fitted = fitReference(target, centreOf(recent, width), result.state.places) ?? current.reference;
    const reference = fitted && stage > 0 ? widenReference(fitted, recent, WIDENING) : fitted;
    evaluations += result.evaluations + schedule.chains * referenceCost(target);
    const archive = result.state.archive.slice(width * Math.floor(result.state.archive.length / width / 2));
    current = { ...result.state, archive, ...(reference && { reference }) };
  }
  return { state: current, kept: new Float64Array(), evaluations };
}

function advance(target: Target, { state, next, schedule, generations }: Journey & { readonly generations: number }): Advanced {
  const width = target.coordinates.length;
  const { chains, thin } = schedule;
  const keeps = Math.floor(generations / thin);
  const ensemble = openEnsemble(state, keeps * chains * width, width);
  const { places, archive } = ensemble;
  const kept = new Float64Array(keeps * places.length);
  for (let generation = 1; generation <= generations; generation++) {
    moveAll(target, ensemble, next);
    if (generation % thin !== 0) continue;
    kept.set(places, (generation / thin - 1) * places.length);
    if (archive.count * width + places.length > archive.places.length) continue;
    archive.places.set(places, archive.count * width);
    archive.count += chains;
  }
  const reached = {
    of: state.of,
    places,
    logDensities: ensemble.logDensities,
    archive: archive.places.slice(0, archive.count * width),
  };
  return {
    state: { ...reached, ...(state.reference && { reference: state.reference }) },
    kept,
    evaluations: generations * chains,
  };
}

/** A state that is being written to. */
interface Ensemble {
  readonly places: Float64Array;
  readonly logDensities: Float64Array;
  readonly archive: { readonly places: Float64Array; count: number };
  readonly reference?: Reference;
}

function openEnsemble(state: DeMcState, growth: number, width: number): Ensemble {
  const room = Math.max(0, Math.min(growth, MOST_ARCHIVED * width - state.archive.length));
  const archive = { places: new Float64Array(state.archive.length + room), count: state.archive.length / width };
  archive.places.set(state.archive);
  return {
    places: state.places.slice(),
    logDensities: state.logDensities.slice(),
    archive,
    ...(state.reference && { reference: state.reference }),
  };
}

/** One generation: each chain proposes, the density is asked once for all, each chain goes or stays (Metropolis and Hastings). */
function moveAll(target: Target, ensemble: Ensemble, next: Stream): void {
  const { places, logDensities } = ensemble;
  const width = target.coordinates.length;
  const moves = ensemble.reference ? WITH_REFERENCE : WITHOUT_REFERENCE;
  const { archive, reference } = ensemble;
  const proposals: Proposal[] = [];
  const proposed = new Float64Array(places.length);
  for (let chain = 0; chain < logDensities.length; chain++) {
    const lost = logDensities[chain] === Number.NEGATIVE_INFINITY;
    const move = lost ? startAgain : (moves[Math.floor(next() * moves.length)] ?? difference);
    const place = places.slice(chain * width, (chain + 1) * width);
    const proposal = move({ place, archive, reference, coordinates: target.coordinates, next });
    proposals.push(proposal);
    proposed.set(proposal.place, chain * width);
  }
  const found = target.logDensity(proposed, proposals.length);
  for (const [chain, { place, correction }] of proposals.entries()) {
    const [before, after] = [logDensities[chain] ?? 0, found[chain] ?? Number.NEGATIVE_INFINITY];
    const goes = log(next()) < after - before + correction || before === Number.NEGATIVE_INFINITY;
    if (!goes) continue;
    places.set(place, chain * width);
    logDensities[chain] = after;
  }
}
