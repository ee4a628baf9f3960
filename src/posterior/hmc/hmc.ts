import { joined } from '../../numeric/matrix.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { type Stream, stream } from '../../numeric/random.ts';
import type { Schedule } from '../calibrationSource.ts';
import type { HmcState, SamplingResult, SamplingTask } from '../runState.ts';
import type { SmoothDensity } from '../smoothDensity.ts';
import { type Metric, placeAt } from './metric.ts';
import { spotAt } from './modeSearch.ts';
import { openStepSize } from './stepSize.ts';
import { type Believed, searched } from './topSearch.ts';
import { type Flock, flockAt, leapingIn } from './trajectories.ts';

/** What chains move over, and where they may begin. */
export interface Terrain {
  readonly density: SmoothDensity;
  readonly believed: readonly Believed[];
}

type Setting = { readonly seed: number; readonly schedule: Pick<Schedule, 'chains' | 'warmUp' | 'block'> };

/** Rounds before the first that counts: the search, a warm-up in its metric, and one in the metric that the first one taught. */
export const HMC_WARM_UPS = 3;

/** Parts of the schedule's warm-up: in the first metric, in the second, and at the beginning of the first block. */
const PARTS = [0.34, 0.53, 0.2] as const;
/** A warm start needs less of it. */
const WARM = 0.6;
/** Part of a round of warm-up that the metric does not learn from. */
const UNLEARNT = 0.25;
/** Acceptance to settle at: far from the top, and then. */
const ACCEPTED_FIRST = 0.7;
const ACCEPTED = 0.8;
/** Length of trajectories in the metric, in which the posterior is about 1 wide: while it is unknown, and then. */
const LENGTH_FIRST = 1;
const LENGTH = 2.5;

/**
 * Hamiltonian Monte Carlo with trajectories of random length in a dense metric that is learnt in the warm-up only. Round 0 climbs to
 * a top; rounds 1 and 2 are warm-up; the others are kept.
 */
export function hmcRound({ density, believed }: Terrain, { seed, schedule }: Setting, task: SamplingTask): SamplingResult {
  const next = stream(seed, `calibrate/HMC run ${task.run}/round ${task.round}`);
  if (!task.state) return search({ density, believed }, next);
  if (task.state.of !== 'HMC') throw new TypeError('the state of another sampler');
  const state = task.state;
  const journey = journeyOf(task.round, state, schedule);
  const flock = opened({ density, believed }, { state, chains: schedule.chains, next });
  const flown = fly(density, { flock, state, next, journey });
  const warming = task.round < HMC_WARM_UPS;
  const skipped = warming ? Math.floor((flown.passed.length / flock.places.length) * UNLEARNT) * flock.places.length : 0;
  return {
    state: {
      ...state,
      places: flock.places,
      step: flown.step,
      recent: warming ? flown.passed.slice(skipped) : new Float64Array(),
      slopes: warming ? flown.slopes.slice(skipped) : new Float64Array(),
    },
    kept: warming ? new Float64Array() : flown.passed,
    evaluations: 2 * schedule.chains + flown.gradients,
    broken: warming ? 0 : flown.broken,
  };
}

function search({ density, believed }: Terrain, next: Stream): SamplingResult {
  const { metric, logMass, gradients } = searched(density, believed, next);
  const step = firstStep(density.width);
  const none = new Float64Array();
  return {
    state: { of: 'HMC', places: none, start: metric, logMass, metric, step, recent: none, slopes: none, warm: false },
    kept: none,
    evaluations: gradients,
    broken: 0,
  };
}

/** A guess; the warm-up finds the step. By the width, as the error of a leap grows with it (Beskos et al. 2013). */
export function firstStep(width: number): number {
  return 0.35 / Math.sqrt(Math.sqrt(width));
}

/** What a round is to do. */
interface Journey {
  /** Trajectories during which the step is still learning, and which are not kept. */
  readonly settling: number;
  /** Trajectories after that. */
  readonly going: number;
  /** Whether the step learns to the end. */
  readonly learning: boolean;
  readonly length: number;
  readonly accepted: number;
}

function journeyOf(round: number, { warm }: HmcState, { warmUp, block }: Setting['schedule']): Journey {
  const part = (index: number): number => Math.max(1, Math.round(warmUp * (PARTS[index] ?? 0) * (warm ? WARM : 1)));
  const usual = { length: LENGTH, accepted: ACCEPTED, learning: false };
  if (round === 1 && !warm)
    return { settling: 0, going: part(0), learning: true, length: LENGTH_FIRST, accepted: ACCEPTED_FIRST };
  if (round < HMC_WARM_UPS) return { ...usual, settling: 0, going: part(round - 1), learning: true };
  return { ...usual, settling: round === HMC_WARM_UPS ? part(2) : 0, going: block };
}

/** Chains where the state has them; new ones, and those that stand where there is no density, begin around the run's own start. */
function opened(
  { density, believed }: Terrain,
  { state, chains, next }: { state: HmcState; chains: number; next: Stream },
): Flock {
  const { width } = density;
  const rows = Array.from({ length: chains }, (_, chain) => state.places.slice(chain * width, (chain + 1) * width));
  const places = rows.map((place) =>
    place.length > 0 && spotAt(density, place).logDensity > Number.NEGATIVE_INFINITY
      ? place
      : (drawnNear(density, state.start, next) ?? searched(density, believed, next).metric.centre),
  );
  return flockAt(density, joined(places), chains);
}

const NEARER = 0.8;
const MOST_DRAWN = 30;

/** Log density that a draw may lie below its centre, for each coordinate: half is usual. */
const BELOW = 2;

/** A draw around a start, nearer and nearer until the density there is not hopeless. */
function drawnNear(density: SmoothDensity, start: Metric, next: Stream): Float64Array | undefined {
  const least = Math.max(-Number.MAX_VALUE, spotAt(density, start.centre).logDensity - BELOW * density.width);
  for (let drawn = 0, spread = 1; drawn < MOST_DRAWN; drawn++, spread *= NEARER) {
    const place = placeAt(
      start,
      start.centre.map(() => spread * normalQuantile(next())),
    );
    if (spotAt(density, place).logDensity >= least) return place;
  }
  return undefined;
}

interface Flown {
  /** Places by trajectory, then chain. */
  readonly passed: Float64Array;
  /** Slopes of the log density there. */
  readonly slopes: Float64Array;
  readonly step: number;
  readonly gradients: number;
  readonly broken: number;
}

function fly(
  density: SmoothDensity,
  { flock, state, next, journey }: { flock: Flock; state: HmcState; next: Stream; journey: Journey },
): Flown {
  const chains = flock.logDensities.length;
  const leap = leapingIn(density, state.metric, chains);
  const stepSize = openStepSize(state.step, journey.accepted, journey.settling > 0 ? 1 : undefined);
  const passed = new Float64Array(journey.going * flock.places.length);
  const slopes = new Float64Array(passed.length);
  const learns = journey.learning || journey.settling > 0;
  let [gradients, broken] = [0, 0];
  for (let flight = -journey.settling; flight < journey.going; flight++) {
    const learning = journey.learning || flight < 0;
    const step = learning ? stepSize.tried() : learns ? stepSize.settled() : state.step;
    const landing = leap(flock, { ...jittered(step, journey.length, next), next });
    gradients += landing.gradients;
    if (learning) stepSize.learn(landing.acceptance);
    if (flight < 0) continue;
    broken += landing.broken;
    passed.set(flock.places, flight * flock.places.length);
    slopes.set(flock.gradients, flight * flock.places.length);
  }
  return { passed, slopes, gradients, broken, step: learns ? stepSize.settled() : state.step };
}

/** Part of the trajectories that go in small steps, which get out of narrow places; how small; how much the others vary. */
const CAREFUL = 0.15;
const SMALL = 0.35;
const VARIED = 0.2;
/** By how much lengths vary, so that no direction comes round to where it began. */
const LENGTHS = 0.7;
const MOST_STEPS = 80;
/** Of a normal density steps may be longer; but two or three of them bring a chain to the other side, as far out as it was. */
const LONGEST_STEP = 0.6;

function jittered(step: number, length: number, next: Stream): { readonly step: number; readonly steps: number } {
  const [careful, varied, far] = [next(), next(), next()];
  const own = Math.min(step, LONGEST_STEP) * (careful < CAREFUL ? SMALL : 1 + VARIED * (2 * varied - 1));
  const steps = Math.round((length / own) * (1 + LENGTHS * (2 * far - 1)));
  return { step: own, steps: Math.min(MOST_STEPS, Math.max(1, steps)) };
}
