import { describe, expect, it } from 'vitest';
import { decideStudy, loadStudy, type RunOptions } from '../../src/pipeline.ts';
import { DEFAULT_OPTIONS, modelSources, shippedModel, sourceFiles } from '../helpers/shipped.ts';

const model = shippedModel();
const modelFiles = modelSources();

function decided(name: string, options: Partial<RunOptions> = {}) {
  const studyFiles = sourceFiles(`inputs/${name}`).filter(({ path }) => path.endsWith('.csv'));
  const run = { ...DEFAULT_OPTIONS, ...options };
  const study = loadStudy(studyFiles, model, { ...run, name, folder: `inputs/${name}` });
  return decideStudy({ model, study, modelFiles, studyFiles, options: run }, () => undefined);
}

describe('the committed studies', () => {
  const demo = decided('demo', { draws: 600 });
  const waage = decided('waage', { draws: 600 });

  it('compare every pair, and the headline is one of them', () => {
    expect(demo.pairs.map(({ reference, alternative }) => `${reference} ${alternative}`)).toHaveLength(3);
    const { reference, alternative, valueDifference } = demo.headline;
    expect([reference, alternative]).toEqual(['hold', 'invest-in-content']);
    const value = (name: string): number => demo.plans.find((plan) => plan.name === name)?.totals.value.mean ?? Number.NaN;
    expect(valueDifference.mean).toBeCloseTo(value(alternative) - value(reference), 4);
  });

  it('hold no number that is none', () => {
    for (const decision of [demo, waage]) {
      const numbers = JSON.stringify({ ...decision, actuals: [] }, (_, value) => (value instanceof Map ? [...value] : value));
      expect(numbers).not.toMatch(/null|NaN/);
    }
  });

  it('have a cash that adds up by quarter', () => {
    for (const plan of demo.plans) {
      const quarters = plan.quarters.reduce((sum, { contributionMargin }) => sum + contributionMargin, 0);
      expect(quarters).toBeCloseTo(plan.series.get('cumulative_contribution')?.mean.at(-1) ?? Number.NaN, 4);
    }
  });

  it('spend the same cash in both plans', () => {
    const [, invest, scale] = demo.plans;
    expect(invest?.totals.adSpend).toBeLessThan(scale?.totals.adSpend ?? 0);
    expect((invest?.totals.adSpend ?? 0) + (invest?.totals.contentSpend ?? 0)).toBeCloseTo(
      (scale?.totals.adSpend ?? 0) + (scale?.totals.contentSpend ?? 0),
      6,
    );
  });
});

describe('a run', () => {
  const usual = decided('demo');

  it('is the same for the same seed, and another for another', () => {
    expect(decided('demo').headline).toEqual(usual.headline);
    expect(decided('demo', { seed: 2 }).headline.valueDifference.mean).not.toBe(usual.headline.valueDifference.mean);
  });

  it('holds an assumption where --set says', () => {
    const set = new Map([
      ['content_weight.alexa_for_shopping', 0.01],
      ['carryover', 0.3],
    ]);
    const decision = decided('demo', { set });
    const named = (id: string) => decision.assumptions.find((assumption) => assumption.id === id);
    expect(named('carryover')).toMatchObject({ mid: 0.3, shape: 'fixed', origin: '--set' });
    expect(named('content_weight.external_ai')?.shape).toBe('lognormal');
    expect(decision.headline.valueDifference.mean).toBeLessThan(usual.headline.valueDifference.mean);
  });

  it('refuses a parameter that the model has not', () => {
    expect(() => decided('demo', { set: new Map([['carryovr', 0.3]]) })).toThrow(/unknown parameter "carryovr"[\s\S]*carryover/);
    expect(() => decided('demo', { set: new Map([['half_life.revews', 3]]) })).toThrow(/unknown member "revews"[\s\S]*reviews/);
    expect(() => decided('demo', { set: new Map([['__proto__', 3]]) })).toThrow(/unknown parameter "__proto__"/);
  });

  it('takes one draw at the medians with point', () => {
    const decision = decided('demo', { point: true });
    expect(decision.draws).toBe(1);
    for (const { totals } of decision.plans) expect(totals.npv.p10).toBe(totals.npv.p90);
  });

  it('comes out for PPC where margins are high, clicks cheap and new, and rank follows sales: nothing is rigged', () => {
    const set = new Map([
      ['margin', 0.8],
      ['incremental_part', 0.85],
      ['velocity_gain', 0.5],
      ['starting_cost_per_click', 0.5],
    ]);
    expect(decided('demo', { set }).best).toBe('scale-ppc');
  });
});
