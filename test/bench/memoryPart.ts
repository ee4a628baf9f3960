import { coreOf } from '../../src/decide/outputs.ts';
import { simulate } from '../../src/run/simulate.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { errand } from './freshProcess.ts';
import { type Part, row, verdict } from './part.ts';

const DRAWS = 100_000;
const TARGET = 600;
const PLANS = [
  steadyPlan('hold', { ad_spend: 30_000 }),
  steadyPlan('scale-ppc', { ad_spend: 42_000 }),
  steadyPlan('invest-in-content', { ad_spend: 30_000, content_spend: 12_000 }),
];

/** In a process of its own: every plan with and without advertising, as a decision takes them. */
export const MEMORY: Part = {
  name: 'memory',
  measure: () => {
    const { megabytes } = errand('memory');
    return [
      `memory: peak, ${DRAWS} draws, ${PLANS.length} plans, with and without advertising, the months and outputs of a decision`,
      row('generated program', `${megabytes.toFixed(0)} MB`, `target ${TARGET}: ${verdict(megabytes < TARGET)}`),
    ];
  },
};

/** What the fresh process does. */
export function runPlans(): void {
  const model = shippedModel();
  const { world, draws, plans, kernelFor } = trialSetting(model, trialStudy(PLANS), { draws: DRAWS });
  const { outputs } = coreOf(model);
  const kernel = kernelFor(outputs);
  for (const inputs of plans) {
    const runs = [
      simulate(world, kernel, { inputs, draws }),
      simulate(world, kernel, { inputs, draws, intervention: { adsOffFrom: 0 } }),
    ];
    const ends = runs.map((run) => run.at(outputs[0] ?? '', run.months - 1));
    if (!ends.every((values) => values.every(Number.isFinite))) throw new Error('no finite number');
  }
}
