import { at } from '../core/present.ts';
import { stream } from '../numeric/random.ts';
import { studentCdf } from '../numeric/studentCdf.ts';
import { weightedQuantiles } from '../numeric/weightedQuantiles.ts';
import type { Experiment } from '../study/experiment.ts';
import type { CalibrationSource } from './calibrationSource.ts';
import { stillAmong } from './coordinatesOf.ts';
import type { Target } from './target.ts';

/** A test beside what the model says of it. */
export interface TrialFit {
  readonly experiment: Experiment;
  /** What it should have measured: by the priors, by the history and the other tests, and with it. Absent where nothing tells what would be without it. */
  readonly prior: Range;
  readonly without?: Range;
  readonly posterior: Range;
  /** Chance that such a test measures something as far off as it did, or further, of what is said without it; of what is said with it where that is not known. */
  readonly chance: number;
  /** Assumptions that it moved or narrowed most. */
  readonly moved: readonly Moved[];
}

export interface Range {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export interface Moved {
  readonly slot: string;
  readonly label: string;
  readonly unit: string;
  readonly without: Range;
  readonly posterior: Range;
}

/** Degrees of freedom of what a test strays by, as in the likelihood. */
const FREEDOM = 5;
/** Draws from the priors, and effective draws from which what a test did can be told by weighting the others. */
const PRIOR_DRAWS = 500;
const FEWEST = 60;
/** Shifts of the middle, and widths that are left, in standard deviations without the test, from which an assumption counts as moved; and how many are told. */
const MOVED = 0.2;
const NARROWED = 0.85;
const MOST = 4;

/** What each test measured beside what the model says of it, and what it moved. */
export function trialFitsOf(
  source: Pick<CalibrationSource, 'seed' | 'assumptions' | 'trials'>,
  target: Target,
  places: Float64Array,
): TrialFit[] {
  const { trials = [] } = source;
  if (trials.length === 0) return [];
  const width = target.coordinates.length;
  const predicted = target.effects(places, places.length / width);
  const before = target.effects(priorPlaces(target, source.seed), PRIOR_DRAWS);
  return trials.map(({ experiment }, position) => {
    const effects = at(predicted, position);
    const left = weightsWithout(experiment, effects);
    const even = new Float64Array(effects.length).fill(1);
    const prior = at(before, position).filter(Number.isFinite);
    return {
      experiment,
      prior: rangeOf(prior, new Float64Array(prior.length).fill(1)),
      ...(left && { without: rangeOf(effects, left) }),
      posterior: rangeOf(effects, even),
      chance: chanceOf(experiment, { effects, weights: left ?? even }),
      moved: left ? movedBy({ target, places, width }, left, source.assumptions) : [],
    };
  });
}

function priorPlaces({ coordinates }: Target, seed: number): Float64Array {
  const next = stream(seed, 'calibrate/tests');
  return Float64Array.from({ length: PRIOR_DRAWS * coordinates.length }, (_, index) =>
    at(coordinates, index % coordinates.length).quantile(next()),
  );
}

/** Draws weighed as if the test had not been: over its density (importance sampling). Undefined where a few of them hold nearly all the weight. */
function weightsWithout({ effect, error }: Experiment, effects: Float64Array): Float64Array | undefined {
  const weights = effects.map((value) => {
    const z = (effect - value) / error;
    const base = 1 + (z * z) / FREEDOM;
    return base * base * base;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return (sum * sum) / squares >= Math.min(FEWEST, effects.length / 2) ? weights : undefined;
}

function rangeOf(values: Float64Array, weights: Float64Array): Range {
  const [p10, p50, p90] = weightedQuantiles(values, weights, [0.1, 0.5, 0.9]);
  return { p10, p50, p90 };
}

interface Weighed {
  readonly effects: Float64Array;
  readonly weights: Float64Array;
}

/** On both sides, among tests as the model would make them. */
function chanceOf({ effect, error }: Experiment, { effects, weights }: Weighed): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const below =
    effects.reduce((total, value, draw) => total + at(weights, draw) * studentCdf((effect - value) / error, FREEDOM), 0) / sum;
  return 2 * Math.min(below, 1 - below);
}

interface Sampled {
  readonly target: Target;
  readonly places: Float64Array;
  readonly width: number;
}

/** On the scale on which the sampler moves, on which priors are about normal. */
function movedBy(
  { target, places, width }: Sampled,
  weights: Float64Array,
  assumptions: CalibrationSource['assumptions'],
): Moved[] {
  const even = new Float64Array(weights.length).fill(1);
  const found = stillAmong(target.coordinates).flatMap(({ slot, value }, index) => {
    const values = Float64Array.from(weights, (_, draw) => at(places, draw * width + index));
    const [before, after] = [momentsOf(values, weights), momentsOf(values, even)];
    const [shift, left] = [Math.abs(after.mean - before.mean) / before.deviation, after.deviation / before.deviation];
    if (!(shift >= MOVED || left <= NARROWED)) return [];
    const assumption = assumptions.find(({ id }) => id === slot);
    const own = values.map(value);
    const words = { slot, label: assumption?.label ?? slot, unit: assumption?.unit ?? '' };
    return [
      {
        weight: shift + Math.max(0, 1 - left),
        moved: { ...words, without: rangeOf(own, weights), posterior: rangeOf(own, even) },
      },
    ];
  });
  return found
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST)
    .map(({ moved }) => moved);
}

function momentsOf(values: Float64Array, weights: Float64Array): { readonly mean: number; readonly deviation: number } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = values.reduce((sum, value, draw) => sum + value * at(weights, draw), 0) / total;
  const square = values.reduce((sum, value, draw) => sum + (value - mean) * (value - mean) * at(weights, draw), 0) / total;
  return { mean, deviation: Math.sqrt(square) };
}
