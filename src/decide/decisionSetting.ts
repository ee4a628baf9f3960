import type { Assumption } from '../core/assumption.ts';
import type { Residual } from '../posterior/calibration.ts';
import type { ParameterDraws } from '../run/draws.ts';
import type { KernelFor } from '../run/kernels.ts';
import { createPasts, type Pasts } from '../run/pasts.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { type Keeps, type Simulation, simulate } from '../run/simulate.ts';
import type { Intervention } from '../run/spentUnder.ts';
import type { World } from '../run/world.ts';
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
  /** What the draws have come to by the last actual month, for all plans. */
  readonly pasts?: Pasts;
}

/** What to run a plan for. */
export interface Question {
  readonly outputs: readonly string[];
  readonly intervention?: Intervention;
  readonly keeps?: Keeps;
}

export function runPlan(
  { world, kernelFor, draws, pasts }: Setting,
  inputs: PlanInputs,
  { outputs, ...rest }: Question,
): Simulation {
  return simulate(world, kernelFor(outputs), { inputs, draws, ...rest, ...(pasts && { pasts }) });
}

/** The same with other draws. */
export function withDraws(setting: Setting, draws: ParameterDraws): Setting {
  return { ...setting, draws, pasts: createPasts(setting.world.timeline) };
}
