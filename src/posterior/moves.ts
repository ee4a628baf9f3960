import { cos, sin } from '../numeric/elementary/circle.ts';
import { log } from '../numeric/elementary/logarithm.ts';
import { solveLower, timesLower } from '../numeric/matrix.ts';
import { normalQuantile } from '../numeric/normal.ts';
import type { Stream } from '../numeric/random.ts';
import type { Coordinate } from './coordinate.ts';
import { KIN, type Reference } from './reference.ts';

/** What a proposal is made from. */
export interface Situation {
  readonly place: Float64Array;
  /** Past places of all chains of the run, the first `count` of them in use. */
  readonly archive: { readonly places: Float64Array; readonly count: number };
  readonly reference: Reference | undefined;
  readonly coordinates: readonly Coordinate[];
  readonly next: Stream;
}

/** A place to go to, and the log of how much likelier the way back is than the way there. */
export interface Proposal {
  readonly place: Float64Array;
  readonly correction: number;
}

export type Move = (situation: Situation) => Proposal;

/** Parts of the coordinates that a difference moves: few at a time, some, or all. */
const CROSSOVERS = [0.05, 0.2, 1] as const;
/** Now and then the whole difference, so that chains jump between modes. */
const WHOLE = 0.1;
const JITTER = 1e-4;

/**
 * Differential evolution from the archive: x + γ (a − b) over a random part of the coordinates, γ = 2.38/√(2d') for d' of them.
 * Symmetric. ter Braak and Vrugt 2008, Statistics and Computing 18(4); crossover as in Vrugt et al. 2009 (DREAM).
 */
export const difference: Move = (situation) => {
  const { place, next } = situation;
  const part = CROSSOVERS[Math.floor(next() * CROSSOVERS.length)] ?? 1;
  const moved = place.map((_, i) => (next() < part ? i : -1)).filter((i) => i >= 0);
  return differed(situation, moved.length > 0 ? moved : [Math.floor(next() * place.length)]);
};

const BLOCKS = [2, 3, 5, KIN] as const;

/** The same over a block of coordinates that hang together, by which chains walk along narrow ridges. */
export const differenceOfKin: Move = (situation) => {
  const { reference, next } = situation;
  if (!reference) return difference(situation);
  const chance = next();
  const seed =
    Math.max(
      0,
      reference.chances.findIndex((sum) => chance < sum),
    ) * KIN;
  const size = BLOCKS[Math.floor(next() * BLOCKS.length)] ?? 2;
  return differed(situation, [...new Set(reference.kin.subarray(seed, seed + size))]);
};

/** The same over all coordinates about which the history says something. */
export const differenceOfTight: Move = (situation) => {
  const tight = situation.reference?.tight ?? [];
  return tight.length > 0 ? differed(situation, tight) : difference(situation);
};

function differed({ place, archive, next }: Situation, moved: ArrayLike<number>): Proposal {
  const { places } = archive;
  const [a, b] = [pick(archive, place.length, next), pick(archive, place.length, next)];
  const factor = next() < WHOLE ? 1 : (2.38 / Math.sqrt(2 * moved.length)) * (0.5 + next() / 2);
  const proposed = place.slice();
  for (let index = 0; index < moved.length; index++) {
    const i = moved[index] ?? 0;
    proposed[i] = (place[i] ?? 0) + factor * ((places[a + i] ?? 0) - (places[b + i] ?? 0)) + JITTER * normal(next);
  }
  return { place: proposed, correction: 0 };
}

/**
 * Snooker: along the line from an archived place z through x, as far as two others differ in that direction. The way back is
 * likelier by (|x' − z| / |x − z|)^(d−1). ter Braak and Vrugt 2008.
 */
export const snooker: Move = ({ place, archive, next }) => {
  const { places } = archive;
  const width = place.length;
  const [z, a, b] = [pick(archive, width, next), pick(archive, width, next), pick(archive, width, next)];
  let [length, along] = [0, 0];
  for (let i = 0; i < width; i++) {
    const line = (place[i] ?? 0) - (places[z + i] ?? 0);
    length += line * line;
    along += line * ((places[a + i] ?? 0) - (places[b + i] ?? 0));
  }
  if (length === 0) return { place, correction: 0 };
  const factor = ((1.2 + next()) * along) / length;
  const proposed = place.slice();
  for (let i = 0; i < width; i++) proposed[i] = (place[i] ?? 0) + factor * ((place[i] ?? 0) - (places[z + i] ?? 0));
  return { place: proposed, correction: (width - 1) * log(Math.abs(1 + factor)) };
};

const ANGLES = [0.15, 0.3, 0.5, 0.8].map((angle) => angle * 0.9);

/**
 * A turn towards a fresh draw of the reference: centre + cos θ (x − centre) + sin θ L ξ. Reversible for the reference, so that
 * only the posterior's departure from it decides. Neal 1999; Cotter et al. 2013 (preconditioned Crank–Nicolson).
 */
export const turn: Move = (situation) => {
  const angle = ANGLES[Math.floor(situation.next() * ANGLES.length)] ?? 0.5;
  return turned(situation, angle, () => true);
};

const SIZES = [1, 3, 8, 20] as const;

/** The same in a few whitened coordinates only, which may turn further, up to a fresh draw. */
export const turnFew: Move = (situation) => {
  const { place, next } = situation;
  const size = SIZES[Math.floor(next() * SIZES.length)] ?? 1;
  const chosen = new Set(Array.from({ length: size }, () => Math.floor(next() * place.length)));
  return turned(situation, next() < 0.5 ? Math.PI / 2 : Math.PI / 5, (i) => chosen.has(i));
};

/** A fresh prior draw of everything: for a chain that is where the model makes no sense, which it leaves whatever the odds. */
export const startAgain: Move = ({ coordinates, next }) => ({
  place: Float64Array.from(coordinates, ({ quantile }) => quantile(next())),
  correction: 0,
});

/** Fresh prior draws of some of the coordinates about which the history says little: the likelihood alone decides. */
export const redraw: Move = (situation) => {
  const { place, reference, coordinates, next } = situation;
  if (!reference || reference.loose.length === 0) return difference(situation);
  const part = SHARES[Math.floor(next() * SHARES.length)] ?? 1;
  const proposed = place.slice();
  let correction = 0;
  for (const i of reference.loose) {
    const coordinate = coordinates[i];
    if (!coordinate || next() >= part) continue;
    proposed[i] = coordinate.quantile(next());
    correction += coordinate.logPrior(place[i] ?? 0) - coordinate.logPrior(proposed[i] ?? 0);
  }
  return { place: proposed, correction };
};

const SHARES = [0.1, 0.3, 0.7] as const;

function turned({ place, reference, next }: Situation, angle: number, moves: (coordinate: number) => boolean): Proposal {
  if (!reference) return { place, correction: 0 };
  const { centre, lower } = reference;
  const white = solveLower(
    lower,
    place.map((value, i) => value - (centre[i] ?? 0)),
  );
  const [keep, take] = [cos(angle), sin(angle)];
  let correction = 0;
  const after = white.map((before, i) => {
    if (!moves(i)) return before;
    const value = keep * before + take * normal(next);
    correction += (value * value - before * before) / 2;
    return value;
  });
  const offset = timesLower(lower, after);
  return { place: offset.map((value, i) => value + (centre[i] ?? 0)), correction };
}

/** Where an archived place begins. */
function pick({ count }: Situation['archive'], width: number, next: Stream): number {
  return Math.floor(next() * count) * width;
}

function normal(next: Stream): number {
  return normalQuantile(next());
}
