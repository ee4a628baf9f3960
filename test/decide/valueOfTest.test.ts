import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at, present } from '../../src/core/present.ts';
import { testedPlans } from '../../src/decide/testing/testedPlans.ts';
import { toldBy } from '../../src/decide/testing/valueOfTest.ts';
import { valuesOfTests } from '../../src/decide/testing/valuesOfTests.ts';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';
import { ROOT } from '../helpers/sources.ts';

const COUNT = 20_000;
const next = stream(5, 'number');
const number = Float64Array.from({ length: COUNT }, () => normalQuantile(next()));

const rows = readFileSync(join(ROOT, 'test/oracle/information/sampled.csv'), 'utf8').trim().split('\n').slice(1);

describe('the value of what a test would measure', () => {
  it.each(rows.map((row) => row.split(',')))('%s, a %s, b %s, c %s, error %s: is that of another program', (_, ...cells) => {
    const [a, b, c, standardError, worth] = cells.map(Number) as [number, number, number, number, number];
    const gain = number.map((t) => a + b * t + c * (t * t - 1));
    const choices = [
      { label: 'nothing', value: new Float64Array(COUNT) },
      { label: 'gain', value: gain },
    ];
    const { value, error } = toldBy({ effect: number, standardError, choices, seed: 'case' });
    // The error of the levels, and a percent for what the spline bends otherwise.
    expect(Math.abs(value - worth)).toBeLessThan(4 * error + 0.01 * worth);
    expect(error).toBeLessThan(0.1 * worth);
  });

  it('says where the choice changes: in the normal linear case where the gain is nought', () => {
    const choices = [
      { label: 'nothing', value: new Float64Array(COUNT) },
      { label: 'gain', value: number.map((t) => -40 + 100 * t) },
    ];
    const { rule } = toldBy({ effect: number, standardError: 1, choices, seed: 'rule' });
    expect(rule).toMatchObject({ above: 'gain', below: 'nothing' });
    // E(gain | x) = −40 + 100 x / 2, x of standard deviation √2: a quantile of 200 is known to about 0.01.
    expect(Math.abs(present(rule, 'rule').threshold - 0.8)).toBeLessThan(0.08);
  });

  it('of what measures nothing is nothing', () => {
    const choices = [0, 1].map((part) => ({ label: String(part), value: number.map((t) => part * (t - 0.1)) }));
    const { value, error } = toldBy({ effect: number.map(() => 3), standardError: 1, choices, seed: 'nothing' });
    expect(value).toBeLessThan(2 * error + 0.01);
  });
});

describe('tests that the model knows', () => {
  const plans = [steadyPlan('hold', { ad_spend: 30_000 }), steadyPlan('content', { ad_spend: 24_000, content_spend: 6_000 })];
  const setting = trialSetting(shippedModel(), trialStudy(plans), { draws: 1000 });
  const choices = setting.plans.map((inputs) => ({ label: inputs.name, inputs }));

  it('change hold’s money while they run, and nothing else', () => {
    const { lead, actual } = setting.world.timeline;
    const of = (name: string, months: number) =>
      present(testedPlans(setting, present(setting.world.model.tests.get(name), name), months), name);
    const from = lead + actual + 1;
    const { under, during } = of('keywords_paused', 2);
    expect([...present(under.series.get('ad_spend'), 'ads').subarray(from, from + 3)]).toEqual([0, 0, 30_000]);
    expect([...present(during.series.get('ad_spend'), 'ads').subarray(from, from + 3)]).toEqual([15_000, 15_000, 30_000]);
    const pilot = of('prompt_panel', 4).during;
    expect(at(present(pilot.series.get('build.listing_specificity'), 'build'), from + 3)).toBeGreaterThan(0);
    expect(at(present(pilot.series.get('build.listing_specificity'), 'build'), from + 4)).toBe(0);
    expect(at(present(pilot.series.get('ad_spend'), 'ads'), from)).toBe(30_000);
  });

  it('are each valued at their sizes, best first; more answers tell better and cost more', () => {
    const values = valuesOfTests(setting, choices);
    expect(values.map(({ name }) => name)).toEqual(['keywords_paused', 'listing_ab', 'prompt_panel']);
    for (const { sizes } of values) {
      for (const { value, fee, lost, net } of sizes) expect(net).toBeCloseTo(value - fee - lost, 6);
      expect(sizes.map(({ net }) => net)).toEqual(sizes.map(({ net }) => net).sort((a, b) => b - a));
    }
    const panel = present(
      values.find(({ name }) => name === 'prompt_panel'),
      'panel',
    ).sizes.filter(({ months }) => months === 6);
    const byCount = [...panel].sort((a, b) => a.count - b.count);
    expect(byCount.map(({ standardError }) => standardError)).toEqual(
      byCount.map(({ standardError }) => standardError).sort((a, b) => b - a),
    );
    expect(byCount.map(({ fee }) => fee)).toEqual([350, 500, 1100]);
  });

  it('are none with too few draws', () => {
    expect(valuesOfTests({ ...setting, draws: { ...setting.draws, count: 999 } }, choices)).toEqual([]);
  });
});
