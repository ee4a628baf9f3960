import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { comparePlans } from '../../src/decide/decide.ts';
import { verdictOf } from '../../src/decide/verdict.ts';
import { shippedModel, trialSetting } from '../helpers/shipped.ts';
import { DESERVING, type Deserving } from './worlds.ts';

const model = shippedModel();

/** The plan that each answer is, by name. */
const PLAN = { 'more advertising': 'more-ads', 'less advertising': 'less-ads', content: 'content', hold: 'hold' };

function verdict({ study, set }: Deserving, reading: string, seed = 1) {
  const options = { reading, seed, draws: 300, set: new Map(Object.entries(set)), to: monthOf(2027, 12) };
  const setting = trialSetting(model, study, options);
  const compared = comparePlans(setting, undefined, () => undefined);
  return verdictOf({ ...compared, findings: [], projected: setting.world.timeline.projected });
}

describe.each(['article', 'evidence'])('in the reading %s', (reading) => {
  it.each(DESERVING)('$name: $deserves', (world) => {
    const { best, nothingPays, tie } = verdict(world, reading);
    expect([nothingPays, tie]).toEqual([['nothing', 'less advertising'].includes(world.deserves), world.deserves === 'either']);
    if (world.deserves !== 'nothing' && world.deserves !== 'either') expect(best.name).toBe(PLAN[world.deserves]);
  });
});

it('the best plan does not hang on the seed', () => {
  const close = DESERVING.filter(({ deserves }) => deserves === 'hold');
  const found = close.flatMap((world) => [1, 2, 3].map((seed) => verdict(world, 'evidence', seed)));
  expect(found.length).toBeGreaterThanOrEqual(3);
  expect(new Set(found.flatMap(({ best, tie }) => (tie ? [] : [best.name]))).size).toBe(1);
});
