import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { verdictOf } from '../../src/decide/verdict.ts';
import { decideStudy } from '../../src/pipeline.ts';
import { DEFAULT_OPTIONS, modelSources, shippedModel } from '../helpers/shipped.ts';
import { DESERVING, type Deserving } from './worlds.ts';

const model = shippedModel();

/** The plan that each answer is, by name. */
const PLAN = { 'more advertising': 'more-ads', 'less advertising': 'less-ads', content: 'content', hold: 'hold' };

function verdict({ study, set }: Deserving, reading: string) {
  const options = { ...DEFAULT_OPTIONS, reading, draws: 600, set: new Map(Object.entries(set)), to: monthOf(2027, 12) };
  return verdictOf(decideStudy({ model, study, modelFiles: modelSources(), studyFiles: [], options }, () => undefined));
}

describe.each(['article', 'evidence'])('in the reading %s', (reading) => {
  it.each(DESERVING)('$name: $deserves', (world) => {
    const { best, nothingPays } = verdict(world, reading);
    expect(nothingPays).toBe(world.deserves === 'nothing' || world.deserves === 'less advertising');
    if (world.deserves !== 'nothing') expect(best.name).toBe(PLAN[world.deserves]);
  });
});
