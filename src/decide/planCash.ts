import { addPeriods, type Period } from '../core/calendar.ts';
import { at } from '../core/present.ts';
import { meanOf, quantilesOf } from '../numeric/summary.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import { projectedIndices } from '../run/timeline.ts';
import { runPlan, type Setting } from './decisionSetting.ts';

/** How a plan's money in the bank, added up from the first projected period, falls behind that of `hold`. */
export interface PlanCash {
  /** Where the expected difference is least; absent where it never falls below nought. */
  readonly deepest?: { readonly month: Period; readonly mean: number; readonly p10: number };
  /** What a study allows it to fall behind, and the part of the draws in which some period falls further. */
  readonly limit?: { readonly money: number; readonly probabilityBroken: number };
}

/** By plan, but for `hold`; empty in a model of which no variable plays cumulative cash. */
export function cashOfPlans(setting: Setting): ReadonlyMap<string, PlanCash> {
  const output = setting.world.model.roles.variables.get('cumulative_cash');
  const [hold, ...others] = setting.plans;
  if (output === undefined || hold === undefined) return new Map();
  const held = cashOf(setting, hold, output);
  return new Map(others.map((plan) => [plan.name, againstHold(cashOf(setting, plan, output), held, setting)]));
}

/** By projected period, a number a draw. */
function cashOf(setting: Setting, inputs: PlanInputs, output: string): readonly Float64Array[] {
  const { timeline } = setting.world;
  const run = runPlan(setting, inputs, { outputs: [output], keeps: (_, month) => month > timeline.actual });
  return projectedIndices(timeline).map((month) => run.at(output, month));
}

function againstHold(plan: readonly Float64Array[], held: readonly Float64Array[], setting: Setting): PlanCash {
  const behind = plan.map((draws, month) => draws.map((cash, draw) => cash - at(at(held, month), draw)));
  const means = behind.map(meanOf);
  const least = Math.min(...means);
  const index = means.indexOf(least);
  const limit = limitOf(setting);
  const [p10] = quantilesOf(at(behind, index), [0.1]);
  const month = addPeriods(at(setting.world.timeline.projected, 0), index);
  return {
    ...(least < 0 && { deepest: { month, mean: least, p10 } }),
    ...(limit !== undefined && { limit: { money: limit, probabilityBroken: partBeyond(behind, limit) } }),
  };
}

/** What the study states; nothing where it states none. */
function limitOf({ world: { model }, assumptions }: Setting): number | undefined {
  const name = model.roles.parameters.get('cash_limit');
  const stated = assumptions.find(({ id }) => id === name)?.mid;
  return stated !== undefined && stated > 0 ? stated : undefined;
}

function partBeyond(behind: readonly Float64Array[], limit: number): number {
  const broken = at(behind, 0).map((_, draw) => (behind.some((draws) => at(draws, draw) < -limit) ? 1 : 0));
  return meanOf(broken);
}
