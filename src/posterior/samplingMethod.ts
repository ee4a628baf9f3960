import type { CalibrationSource, Schedule } from './calibrationSource.ts';
import { DE_MC_WARM_UPS, deMcRound } from './deMcZ.ts';
import { HMC_WARM_UPS, hmcRound } from './hmc/hmc.ts';
import { hmcMeet } from './hmc/meet.ts';
import type { HmcState, RunState, SamplingResult, SamplingTask } from './runState.ts';
import { WITHOUT_GRADIENT } from './samplingSchedule.ts';
import type { Target } from './target.ts';

type Setting = Pick<CalibrationSource, 'seed' | 'schedule'>;

/** A way to sample, in rounds: between two rounds all runs meet. */
export interface SamplingMethod {
  /** Rounds of warm-up. */
  readonly warmUps: number;
  /** Takes one run on by one round; done anywhere. */
  readonly round: (target: Target, setting: Setting, task: SamplingTask) => SamplingResult;
  /** What the runs tell one another after a round of the warm-up. */
  readonly meet: (states: readonly RunState[], round: number) => readonly RunState[];
}

const DE_MC: SamplingMethod = { warmUps: DE_MC_WARM_UPS, round: deMcRound, meet: (states) => states };

const HMC: SamplingMethod = {
  warmUps: HMC_WARM_UPS,
  round: (target, setting, task) => {
    const { withGradient, coordinates } = target;
    if (!withGradient) throw new TypeError('a target without gradients');
    return hmcRound({ density: { width: coordinates.length, withGradient }, believed: coordinates }, setting, task);
  },
  meet: (states, round) =>
    hmcMeet(
      states.filter((state): state is HmcState => state.of === 'HMC'),
      round,
    ),
};

export function methodOf({ sampler }: Pick<Schedule, 'sampler'>): SamplingMethod {
  return sampler === 'HMC' ? HMC : DE_MC;
}

/** The schedule itself, or where it wants gradients and the target has none, one that does without. */
export function scheduleFor(target: Pick<Target, 'withGradient'>, schedule: Schedule): Schedule {
  return schedule.sampler === 'HMC' && !target.withGradient ? WITHOUT_GRADIENT : schedule;
}
