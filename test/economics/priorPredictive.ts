import { monthOf } from '../../src/core/calendar.ts';
import type { Setting } from '../../src/decide/decisionSetting.ts';
import type { Model } from '../../src/language/model.ts';
import { stream } from '../../src/numeric/random.ts';
import type { ParameterDraws } from '../../src/run/draws.ts';
import { shocksOf } from '../../src/run/shocks.ts';
import { simulate } from '../../src/run/simulate.ts';
import { steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import type { Brand } from './brands.ts';

/** A brand under one plan: a number a draw of any output that was asked for, by month after the last actual one. */
export type Outcome = (output: string, month: number) => Float64Array;

export interface Trial {
  readonly setting: Setting;
  readonly draws: ParameterDraws;
  /** Effective draws behind the resampled ones. */
  readonly effective: number;
  readonly run: (lines: Readonly<Record<string, number>>) => Outcome;
}

const OUTPUTS = [
  ...['revenue', 'attributed_ad_sales', 'cost_per_click', 'incremental_now', 'organic_rank', 'discovery_share'],
  ...['net_present_value', 'contribution_margin', 'ad_clicks', 'crowding'],
];

/** Standard deviation of the log of what a brand says of its sales. */
const TOLD_WITHIN = 0.1;

/** Prior draws of a brand, weighted by what it tells of its sales and drawn again in proportion: nothing else of a history is known. */
export function priorPredictive(
  model: Model,
  brand: Brand,
  { reading, pool, count, months = 26 }: { reading: string; pool: number; count: number; months?: number },
): Trial {
  const study = trialStudy([steadyPlan('hold', { ad_spend: brand.adSpend }, months)], brand.facts, brand.marketplace);
  const to = monthOf(2026, months);
  const setting = trialSetting(model, study, { reading, draws: pool, to, point: false });
  const outputs = setting.kernelFor(OUTPUTS);
  const run = (draws: ParameterDraws, lines: Readonly<Record<string, number>>): Outcome => {
    const plan = trialSetting(
      model,
      trialStudy([steadyPlan('plan', { ad_spend: brand.adSpend, ...lines }, months)], brand.facts, brand.marketplace),
      { reading, draws: 1, to },
    ).plans.find(({ name }) => name === 'plan');
    if (!plan) throw new Error('no plan');
    const hold = setting.plans[0];
    const first = setting.world.timeline.lead + 1;
    const series = new Map(
      [...plan.series].map(([slot, values]) => {
        const whole = values.slice();
        whole.set(hold?.series.get(slot)?.subarray(0, first) ?? []);
        return [slot, whole] as const;
      }),
    );
    return simulate(setting.world, outputs, { inputs: { name: 'plan', series }, draws }).at;
  };
  const sales = run(setting.draws, {})('revenue', 0);
  const { price = 0, conversion_rate = 0, cost_per_click = 1 } = brand.facts;
  const told = ((brand.adSpend / cost_per_click) * conversion_rate * price) / brand.adShare;
  const weights = sales.map((value) => Math.exp(-0.5 * (Math.log(value / told) / TOLD_WITHIN) ** 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const draws = drawnAgain(setting.draws, weights, count);
  return { setting, draws, effective: (sum * sum) / squares, run: (lines) => run(draws, lines) };
}

/** So many draws in proportion to their weights, at even steps from a seeded start. */
function drawnAgain(draws: ParameterDraws, weights: Float64Array, count: number): ParameterDraws {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const values = new Float64Array(draws.slots.length * count);
  const start = stream(7, 'drawn again')();
  let [passed, from] = [weights[0] ?? 0, 0];
  const chosen = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const wanted = ((index + start) / count) * sum;
    while (passed < wanted && from + 1 < draws.count) {
      from += 1;
      passed += weights[from] ?? 0;
    }
    chosen[index] = from;
    for (let slot = 0; slot < draws.slots.length; slot++)
      values[slot * count + index] = draws.values[slot * draws.stride + from] ?? Number.NaN;
  }
  // What nothing explains is left out: the lines are about what spending and content cause.
  const shocks = draws.shocks && { ...shocksOf(draws.shocks, chosen), otherwise: 'none' as const };
  return { slots: draws.slots, count, stride: count, values, ...(shocks && { shocks }) };
}
