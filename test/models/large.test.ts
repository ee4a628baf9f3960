import { expect, it } from 'vitest';
import { runPlan } from '../../src/decide/decisionSetting.ts';
import type { Model } from '../../src/language/model.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { compileFlat, fastestTarget } from '../../src/program/compileKernel.ts';
import { flatten } from '../../src/program/flatten.ts';
import { steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { largeModel } from './large.ts';

const VALUE = 'net_present_value';

/** Code of the program that computes the value, over the slots of the model. */
function codePerSlot(model: Model): number {
  const slots = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
  return compileFlat(flatten(model), [VALUE], fastestTarget()).source.length / slots.length;
}

it('a model of more channels and signals costs as much more as it has slots more', () => {
  const [small, large] = [largeModel(5, 20), largeModel(10, 40)];
  // The longer the names and the numbers of slots, the longer their letters.
  expect(codePerSlot(large)).toBeLessThan(1.1 * codePerSlot(small));
});

it('a model of 8 channels and 32 signals runs', () => {
  const setting = trialSetting(largeModel(8, 32), trialStudy([steadyPlan('more', { ad_spend: 40_000 })]), { draws: 2 });
  const [plan] = setting.plans;
  if (!plan) throw new Error('a study without plans');
  const last = setting.world.timeline.projected.length;
  const values = runPlan(setting, plan, { outputs: [VALUE], keeps: (_, month) => month === last - 1 }).at(VALUE, last - 1);
  expect(values.filter((value) => Number.isFinite(value) && value !== 0)).toHaveLength(2);
});
