import { at } from '../core/present.ts';
import { meanOf, quantilesOf } from '../numeric/summary.ts';
import { chosenDraws } from '../run/draws.ts';
import type { PlanInputs } from '../run/planSeries.ts';
import type { Setting } from './decisionSetting.ts';
import { slotLabel } from './heldPlan.ts';
import type { MarginalCell, MarginalReturns } from './nextMoney.ts';
import { leversOf } from './optimise/moneyLevers.ts';
import { worthOfLevers } from './optimise/worthOfLevers.ts';
import { labelOf } from './planResult.ts';
import { expectedSeries } from './pressure.ts';

/** Draws of the derivatives. */
const DRAWS = 512;

/** For each of these plans; none where the model has no money. */
export function marginalReturns(setting: Setting, plans: readonly PlanInputs[]): MarginalReturns[] {
  const levers = leversOf(setting, { by: 'quarter' });
  if (levers.length === 0) return [];
  const { model } = setting.world;
  const worth = worthOfLevers({ setting, levers, penalties: [] });
  const { count } = setting.draws;
  const few = Math.min(DRAWS, count);
  const draws = chosenDraws(
    setting.draws,
    Uint32Array.from({ length: few }, (_, index) => Math.floor((index * count) / few)),
  );
  const unit = unitOf(setting);
  return plans.map((plan) => {
    const { slopes } = worth(draws, plan)(new Float64Array(levers.length));
    const cellOf = (lever: number): MarginalCell => cellFrom(slopes.subarray(lever * few, (lever + 1) * few));
    const slots = [...new Set(levers.map(({ slot }) => slot))];
    const ofSlot = (slot: string): MarginalCell[] =>
      levers.flatMap((lever, index) => (lever.slot === slot ? [cellOf(index)] : []));
    return {
      ...{ plan: plan.name, label: labelOf(plan.name, model), spans: [...new Set(levers.map(({ span }) => span))] },
      rows: slots.map((slot) => ({ slot, label: slotLabel(slot, model), cells: ofSlot(slot) })),
      ...(unit !== undefined && { unit }),
      draws: few,
    };
  });
}

function cellFrom(sample: Float64Array): MarginalCell {
  const [p10, p90] = quantilesOf(sample, [0.1, 0.9]);
  return { mean: meanOf(sample), p10, p90 };
}

function unitOf(setting: Setting): number | undefined {
  const revenue = setting.world.model.roles.variables.get('revenue');
  const { actual, projected } = setting.world.timeline;
  if (revenue === undefined) return undefined;
  const hold = at(setting.plans, 0);
  const months = (expectedSeries(setting, hold, [revenue]).get(revenue) ?? []).slice(actual + 1);
  return (0.01 * months.reduce((sum, value) => sum + value, 0)) / projected.length;
}
