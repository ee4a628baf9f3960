import { at } from '../../../src/core/present.ts';
import type { CalibrationSource } from '../../../src/posterior/calibrationSource.ts';
import { chosenPlaces, posteriorDraws } from '../../../src/posterior/posteriorDraws.ts';
import type { RunState } from '../../../src/posterior/runState.ts';
import { methodOf, scheduleFor } from '../../../src/posterior/samplingMethod.ts';
import { createTarget, type Target } from '../../../src/posterior/target.ts';
import type { ParameterDraws } from '../../../src/run/draws.ts';
import { simulateHistories } from './simulateHistories.ts';

/** Numbers that follow from a draw of every parameter, by name: a value a draw. */
export type Derived = (draws: ParameterDraws) => ReadonlyMap<string, Float64Array>;

export interface Plan {
  /** The world in which histories come about. */
  readonly world: CalibrationSource;
  readonly histories: number;
  /** Posterior draws that a planted value is ranked among. */
  readonly most: number;
  readonly seed: number;
  readonly derived?: Derived;
  /** A planted fault: in what the fit believes, or in its density. */
  readonly believed?: (source: CalibrationSource) => CalibrationSource;
  readonly density?: (target: Target) => Target;
  readonly progress?: (done: number) => void;
}

/** Simulation-based calibration (Talts et al. 2018): the rank of each planted number among its posterior draws, history by history. */
export function ranksOf(plan: Plan): Map<string, number[]> {
  const { world, histories, most, seed } = plan;
  const { planted, columns, trials } = simulateHistories(world, histories, { seed });
  const truth = numbersOf(plan, planted);
  const ranks = new Map<string, number[]>();
  for (const [history, measured] of columns.entries()) {
    const draws = posteriorOf(
      { ...world, columns: measured, trials: at(trials, history), seed: seed + history, draws: most },
      plan,
    );
    for (const [name, values] of draws) {
      const value = truth.get(name)?.[history] ?? Number.NaN;
      const list = ranks.get(name) ?? [];
      list.push(values.filter((draw) => draw < value).length);
      ranks.set(name, list);
    }
    plan.progress?.(history + 1);
  }
  return ranks;
}

/** Posterior draws of every sampled parameter and derived number, as {@link Plan} would have them fitted. */
export function posteriorOf(
  source: CalibrationSource,
  plan: Pick<Plan, 'believed' | 'density' | 'derived'>,
): Map<string, Float64Array> {
  const believed = plan.believed?.(source) ?? source;
  const honest = createTarget(believed);
  const target = plan.density?.(honest) ?? honest;
  const schedule = scheduleFor(target, believed.schedule);
  const kept = keptOf(target, { ...believed, schedule });
  const draws = posteriorDraws(believed, target, chosenPlaces(kept, target.coordinates.length, { ...believed, schedule }));
  const all = numbersOf(plan, draws);
  const sampled = new Set(target.coordinates.map(({ slot }) => slot));
  return new Map([...all].filter(([name]) => sampled.has(name) || !draws.slots.includes(name)));
}

function numbersOf({ derived }: Pick<Plan, 'derived'>, draws: ParameterDraws): Map<string, Float64Array> {
  const parameters = draws.slots.map((slot, index): [string, Float64Array] => [
    slot,
    draws.values.slice(index * draws.stride, index * draws.stride + draws.count),
  ]);
  return new Map([...parameters, ...(derived?.(draws) ?? [])]);
}

/** The warm-up and one block, run by run. */
function keptOf(target: Target, setting: Pick<CalibrationSource, 'seed' | 'schedule'>): Float64Array[] {
  const { warmUps, round, meet } = methodOf(setting.schedule);
  const runs = Array.from({ length: setting.schedule.runs }, (_, run) => run);
  let states: readonly RunState[] = [];
  const results = (turn: number) =>
    runs.map((run) => {
      const state = states[run];
      return round(target, setting, { run, round: turn, ...(state && { state }) });
    });
  for (let turn = 0; turn < warmUps; turn++)
    states = meet(
      results(turn).map(({ state }) => state),
      turn,
    );
  return results(warmUps).map(({ kept }) => kept);
}
