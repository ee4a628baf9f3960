import { exp } from '../../numeric/elementary/exponential.ts';
import { log } from '../../numeric/elementary/logarithm.ts';
import { solveLower, squareOf, timesLower } from '../../numeric/matrix.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import type { Stream } from '../../numeric/random.ts';
import { type AddProducts, squareTimes } from '../../program/squareTimes.ts';
import type { SmoothDensity } from '../smoothDensity.ts';
import { addSlopes } from './addSlopes.ts';
import type { Metric } from './metric.ts';

/** Chains that go through the density together: places and slopes, chain after chain. They are written to. */
export interface Flock {
  readonly places: Float64Array;
  readonly logDensities: Float64Array;
  readonly gradients: Float64Array;
}

/** What came of a trajectory of every chain. */
export interface Landing {
  /** How likely each was to be accepted, mean over chains. */
  readonly acceptance: number;
  /** Trajectories that broke off: into a place without density, or off the energy that they should keep. */
  readonly broken: number;
  readonly gradients: number;
}

/** Energy that a trajectory may gain before it counts as broken (as in Stan). */
const MOST_GAINED = 1000;

/** The chains at these places; all must have a density for the first trajectory to leave them. */
export function flockAt({ withGradient }: SmoothDensity, places: Float64Array, chains: number): Flock {
  const gradients = new Float64Array(places.length);
  return { places: places.slice(), logDensities: withGradient(places, chains, gradients).slice(), gradients };
}

/** How far, and in how many steps. */
export interface Leap {
  readonly step: number;
  readonly steps: number;
  readonly next: Stream;
}

/** Takes every chain along one Hamiltonian trajectory, and leaves it at its end or where it began (Duane et al. 1987; Neal 2011). */
export type Leaping = (flock: Flock, leap: Leap) => Landing;

/** Trajectories in a metric: velocities are drawn from N(0, L Lᵀ), so that all directions are equally long. */
export function leapingIn(density: SmoothDensity, { lower }: Metric, chains: number): Leaping {
  const { width } = density;
  const square = squareOf(lower, width);
  const add: AddProducts =
    squareTimes(square, width) ?? ((velocities, gradients, reach) => addSlopes({ square, velocities }, gradients, reach));
  const rows = (values: Float64Array, chain: number): Float64Array => values.subarray(chain * width, (chain + 1) * width);
  return (flock, { step, steps, next }) => {
    const flight = takeOff(flock, { lower, next, step });
    add(flight.velocities, flock.gradients, halved(flight.reach));
    let done = 0;
    while (done < steps && flight.reach.some((reach) => reach > 0)) {
      moveOn(flight);
      flight.logDensities = density.withGradient(flight.places, chains, flight.gradients);
      stopBroken(flight, flock);
      add(flight.velocities, flight.gradients, ++done < steps ? flight.reach : halved(flight.reach));
    }
    const gained = flight.energies.map((before, chain) => {
      if (flight.reach[chain] === 0) return Number.POSITIVE_INFINITY;
      return kineticOf(solveLower(lower, rows(flight.velocities, chain))) - (flight.logDensities[chain] ?? 0) - before;
    });
    return { ...land(flock, flight, { gained, next }), gradients: done * chains };
  };
}

/** Chains on their way. */
interface Flight {
  readonly places: Float64Array;
  readonly velocities: Float64Array;
  readonly gradients: Float64Array;
  logDensities: Float64Array;
  /** At the start: kinetic less log density. */
  readonly energies: Float64Array;
  readonly kinetics: Float64Array;
  /** Step of each chain; 0 once it has broken off. */
  readonly reach: Float64Array;
}

function takeOff(
  { places, logDensities }: Flock,
  { lower, next, step }: { lower: Float64Array; next: Stream; step: number },
): Flight {
  const width = places.length / logDensities.length;
  const velocities = new Float64Array(places.length);
  const kinetics = logDensities.map((_, chain) => {
    const white = Float64Array.from({ length: width }, () => normalQuantile(next()));
    velocities.set(timesLower(lower, white), chain * width);
    return kineticOf(white);
  });
  return {
    places: places.slice(),
    velocities,
    gradients: new Float64Array(places.length),
    logDensities,
    energies: kinetics.map((kinetic, chain) => kinetic - (logDensities[chain] ?? 0)),
    kinetics,
    reach: logDensities.map(() => step),
  };
}

function kineticOf(white: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < white.length; i++) sum += (white[i] ?? 0) * (white[i] ?? 0);
  return sum / 2;
}

function halved(reach: Float64Array): Float64Array {
  return reach.map((value) => value / 2);
}

function moveOn({ places, velocities, reach }: Flight): void {
  const width = places.length / reach.length;
  for (let chain = 0; chain < reach.length; chain++) {
    const far = reach[chain] ?? 0;
    if (far === 0) continue;
    for (let at = chain * width; at < (chain + 1) * width; at++) places[at] = (places[at] ?? 0) + far * (velocities[at] ?? 0);
  }
}

/** A chain where there is no density, or far too little of it, stays where it began for the rest of the trajectory. */
function stopBroken(flight: Flight, flock: Flock): void {
  const { reach, places, logDensities, energies } = flight;
  const width = places.length / reach.length;
  for (let chain = 0; chain < reach.length; chain++) {
    const held = -(logDensities[chain] ?? Number.NEGATIVE_INFINITY) - (energies[chain] ?? 0) < MOST_GAINED;
    if (held || reach[chain] === 0) continue;
    reach[chain] = 0;
    places.set(flock.places.subarray(chain * width, (chain + 1) * width), chain * width);
  }
}

/** Metropolis: by what the leaps made of the energy, which exact ones would keep. */
function land(
  flock: Flock,
  flight: Flight,
  { gained, next }: { readonly gained: Float64Array; readonly next: Stream },
): Pick<Landing, 'acceptance' | 'broken'> {
  const width = flock.places.length / gained.length;
  let [acceptance, broken] = [0, 0];
  for (const [chain, gain] of gained.entries()) {
    const chance = next();
    if (!(gain < MOST_GAINED)) broken++;
    else acceptance += Math.min(1, exp(-gain)) / gained.length;
    if (!(log(chance) < -gain)) continue;
    const [from, to] = [chain * width, (chain + 1) * width];
    flock.places.set(flight.places.subarray(from, to), from);
    flock.gradients.set(flight.gradients.subarray(from, to), from);
    flock.logDensities[chain] = flight.logDensities[chain] ?? Number.NEGATIVE_INFINITY;
  }
  return { acceptance, broken };
}
