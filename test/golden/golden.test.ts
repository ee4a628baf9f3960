import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runPlan } from '../../src/decide/decisionSetting.ts';
import { type Expected, expectedFile, STUDIES, settingOf, WATCHED } from './goldenStudies.ts';

describe.each(STUDIES)('golden study %s', (name) => {
  const setting = settingOf(name);
  const expected = JSON.parse(readFileSync(expectedFile(name), 'utf8')) as Expected;

  it('has the plans that are written down', () => {
    expect(setting.plans.map((plan) => plan.name)).toEqual(Object.keys(expected));
  });

  it.each(Object.keys(expected))('ends where the interpreter ended: %s', (plan) => {
    const inputs = setting.plans.find((candidate) => candidate.name === plan);
    if (!inputs) throw new Error(`no plan ${plan}`);
    const simulation = runPlan(setting, inputs, { outputs: WATCHED });
    for (const slot of WATCHED) {
      const value = simulation.at(slot, simulation.months - 1)[0] ?? Number.NaN;
      expect(Math.abs(value / (expected[plan]?.[slot] ?? Number.NaN) - 1), slot).toBeLessThan(1e-9);
    }
  });
});
