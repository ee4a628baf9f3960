import { expect, test } from 'vitest';
import { coreOf } from '../../src/decide/outputs.ts';
import { createPasts, type Pasts } from '../../src/run/pasts.ts';
import { simulate } from '../../src/run/simulate.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';

const model = shippedModel();
const { outputs } = coreOf(model);
const { world, draws, plans, kernelFor } = trialSetting(
  model,
  trialStudy([steadyPlan('hold', { ad_spend: 30_000 }), steadyPlan('more', { ad_spend: 42_000, content_spend: 8_000 })]),
  { draws: 37 },
);
/** As if the first months were actual ones, in which both plans spent the same. */
const timeline = {
  ...world.timeline,
  actual: 4,
  projected: world.timeline.projected.slice(4),
};
const first = timeline.lead + timeline.actual + 1;
const [hold, more] = plans.map((plan, index) => ({
  ...plan,
  series: new Map(
    [...plan.series].map(([slot, values]) => [
      slot,
      index === 0
        ? values
        : values.map((value, month) => (month < first ? (plans[0]?.series.get(slot)?.[month] ?? value) : value)),
    ]),
  ),
}));

function endOf(plan: typeof hold, pasts?: Pasts): Float64Array[] {
  if (!plan) throw new Error('no plan');
  const run = { inputs: plan, draws, keeps: (_: string, month: number) => month > timeline.actual, ...(pasts && { pasts }) };
  const simulation = simulate({ ...world, timeline }, kernelFor(outputs), run);
  return outputs.flatMap((output) => timeline.projected.map((_, month) => simulation.at(output, timeline.actual + 1 + month)));
}

test('plans that share their past go on from it with the same bits', () => {
  const pasts = createPasts(timeline);
  for (const plan of [hold, more, hold, more]) expect(endOf(plan, pasts)).toEqual(endOf(plan));
  expect(endOf(hold)).not.toEqual(endOf(more));
});

test('a plan with another past is run from its beginning', () => {
  const pasts = createPasts(timeline);
  endOf(hold, pasts);
  const other = hold && {
    ...hold,
    series: new Map([...hold.series].map(([slot, values]) => [slot, values.map((value) => value * 1.1)])),
  };
  expect(pasts.of(kernelFor(outputs), 0, other?.series ?? new Map())).toBeUndefined();
  expect(endOf(other, pasts)).toEqual(endOf(other));
});
