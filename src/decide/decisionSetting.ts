import type { Assumption } from '../core/assumption.ts';
import type { Residual } from '../posterior/calibration.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { KernelFor } from '../run/kernels.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { type Intervention, type Keeps, type Simulation, simulate, type World } from '../run/simulate.ts';
import type { Core } from './outputs.ts';

/** One reading of a study, ready to run: the same draws for every plan, so that plans are paired. */
export interface Setting {
  readonly world: World;
  readonly core: Core;
  /** In the order of the slots of `draws`. */
  readonly assumptions: readonly Assumption[];
  readonly draws: ParameterDraws;
  /** `hold` first. */
  readonly plans: readonly PlanInputs[];
  readonly kernelFor: KernelFor;
  /** How much of what a plan earns after the window counts in its value: 0 is the window alone. */
  readonly assetCredit: number;
  /** How measured months stray from the variables, by draw; empty without a calibration. */
  readonly errors: readonly Residual[];
}

/** What to run a plan for; `draws` stands in for the setting's own. */
export interface Question {
  readonly outputs: readonly string[];
  readonly intervention?: Intervention;
  readonly draws?: ParameterDraws;
  readonly keeps?: Keeps;
}

export function runPlan(setting: Setting, inputs: PlanInputs, { outputs, draws = setting.draws, ...rest }: Question): Simulation {
  return simulate(setting.world, setting.kernelFor(outputs), { inputs, draws, ...rest });
}
