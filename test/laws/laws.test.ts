import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMonth } from '../../src/decide/budgetSplit.ts';
import { runPlan, type Setting } from '../../src/decide/decisionSetting.ts';
import { comparePair } from '../../src/decide/pairs.ts';
import { worthOf } from '../../src/decide/worth.ts';
import type { PlanInputs } from '../../src/run/planSeries.ts';
import type { Simulation } from '../../src/run/simulate.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';

const model = shippedModel();
const channels = (model.dimensions.get('channel')?.members ?? []).map(({ id }) => id);
const signals = (model.dimensions.get('signal')?.members ?? []).map(({ id }) => id);
const slots = (name: string, members: readonly string[]): string[] => members.map((member) => `${name}.${member}`);

/** Rounding of sums of shares, each below 1. */
const ROUNDING = 1e-12;

const money = fc.integer({ min: 0, max: 80_000 });
const content = fc.integer({ min: 0, max: 6000 });
const worlds = fc.record({
  ads: money,
  build: content,
  upkeep: content,
  reading: fc.constantFrom('article' as const, 'evidence' as const),
  seed: fc.integer({ min: 1, max: 1000 }),
  marketplace: fc.constantFrom('US', 'UK', 'DE', 'JP', 'IN'),
});

function linesOf({ ads, build, upkeep }: { ads: number; build: number; upkeep: number }): Record<string, number> {
  return Object.fromEntries([
    ['ad_spend', ads],
    ...slots('build', signals).map((slot) => [slot, build]),
    ...slots('upkeep', signals).map((slot) => [slot, upkeep]),
  ]);
}

function settingOf(world: {
  ads: number;
  build: number;
  upkeep: number;
  reading: 'article' | 'evidence';
  seed: number;
  marketplace: string;
}): { setting: Setting; plan: PlanInputs } {
  const study = trialStudy([steadyPlan('a', linesOf(world))], {}, world.marketplace);
  const setting = trialSetting(model, study, { reading: world.reading, seed: world.seed, draws: 40 });
  return { setting, plan: planNamed(setting, 'a') };
}

function planNamed(setting: Setting, name: string): PlanInputs {
  const plan = setting.plans.find((inputs) => inputs.name === name);
  if (!plan) throw new Error(`no plan ${name}`);
  return plan;
}

/** Every value of an output, all months and draws. */
function all(simulation: Simulation, slot: string): number[] {
  return Array.from({ length: simulation.months }, (_, month) => [...simulation.at(slot, month)]).flat();
}

const SPLIT = { share: 'discovery_share', paid: 'paid_discovery' };

describe('laws of the shipped model', () => {
  it('the channel mix sums to 1', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { setting, plan } = settingOf(world);
        const simulation = runPlan(setting, plan, { outputs: slots('channel_mix', channels) });
        for (let month = 0; month < simulation.months; month++) {
          const sums = channels
            .map((channel) => simulation.at(`channel_mix.${channel}`, month))
            .reduce((sum, part) => sum.map((value, draw) => value + (part[draw] ?? 0)));
          expect(sums.every((sum) => Math.abs(sum - 1) < ROUNDING)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('every share and level lies between 0 and 1, rank at or above 1', () => {
    const bounded = [
      'discovery_share',
      ...['paid_share', 'organic_share', 'recommendation_share', 'share_in_channel', 'authority'].flatMap((name) =>
        slots(name, channels),
      ),
      ...slots('signal_level', signals),
    ];
    fc.assert(
      fc.property(worlds, (world) => {
        const { setting, plan } = settingOf(world);
        const simulation = runPlan(setting, plan, { outputs: [...bounded, 'organic_rank'] });
        for (const slot of bounded)
          expect(
            all(simulation, slot).every((value) => value >= 0 && value <= 1 + ROUNDING),
            slot,
          ).toBe(true);
        expect(all(simulation, 'organic_rank').every((rank) => rank >= 1 - ROUNDING)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('paid + ad-supported + earned is the share, in every month and draw', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { setting, plan } = settingOf(world);
        const outputs = ['discovery_share', 'paid_discovery'];
        const withAds = runPlan(setting, plan, { outputs });
        const twin = runPlan(setting, plan, { outputs, intervention: { adsOffFrom: 0 } });
        for (let month = 1; month < withAds.months; month++) {
          const { paid, adSupported, earned } = splitMonth({ plan: withAds, withoutAds: twin, split: SPLIT }, month);
          withAds.at('discovery_share', month).forEach((share, draw) => {
            expect(Math.abs((paid[draw] ?? 0) + (adSupported[draw] ?? 0) + (earned[draw] ?? 0) - share)).toBeLessThan(ROUNDING);
          });
        }
      }),
      { numRuns: 20 },
    );
  });

  it('no advertising, no budget-dependence', () => {
    const { setting, plan } = settingOf({ ads: 0, build: 2000, upkeep: 500, reading: 'evidence', seed: 3, marketplace: 'US' });
    const outputs = ['discovery_share', 'paid_discovery'];
    const withAds = runPlan(setting, plan, { outputs });
    const twin = runPlan(setting, plan, { outputs, intervention: { adsOffFrom: 0 } });
    for (let month = 1; month < withAds.months; month++) {
      expect(
        splitMonth({ plan: withAds, withoutAds: twin, split: SPLIT }, month).budgetDependent.every((value) => value === 0),
      ).toBe(true);
    }
  });

  it('a channel whose advertising impact is None has no paid share', () => {
    const { setting, plan } = settingOf({ ads: 60_000, build: 0, upkeep: 0, reading: 'article', seed: 2, marketplace: 'US' });
    const none = channels.filter((channel) => channel !== 'amazon_search');
    const simulation = runPlan(setting, plan, { outputs: slots('paid_share', channels) });
    for (const slot of slots('paid_share', none)) expect(all(simulation, slot).every((value) => value === 0)).toBe(true);
    expect(all(simulation, 'paid_share.amazon_search').every((value) => value > 0)).toBe(true);
  });

  it('more advertising never lowers paid share, never makes rank worse, and buys ever less', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 1000, max: 30_000 }), (ads, step) => {
        const study = trialStudy(
          [0, 1, 2].map((steps) => steadyPlan(`p${steps}`, linesOf({ ads: ads + steps * step, build: 0, upkeep: 0 }))),
        );
        const setting = trialSetting(model, study, { draws: 40 });
        const outputs = ['paid_share.amazon_search', 'organic_rank'];
        const [low, middle, high] = [0, 1, 2].map((steps) => runPlan(setting, planNamed(setting, `p${steps}`), { outputs }));
        if (!low || !middle || !high) throw new Error('three runs');
        for (let month = 1; month < low.months; month++) {
          const [a, b, c] = [low, middle, high].map((run) => run.at('paid_share.amazon_search', month));
          a?.forEach((share, draw) => {
            expect((b?.[draw] ?? 0) - share).toBeGreaterThan(0);
            expect((c?.[draw] ?? 0) - (b?.[draw] ?? 0)).toBeLessThan((b?.[draw] ?? 0) - share + ROUNDING);
          });
          low.at('organic_rank', month).forEach((rank, draw) => {
            expect(high.at('organic_rank', month)[draw] ?? 0).toBeLessThanOrEqual(rank * (1 + ROUNDING));
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('content that goes on as before neither builds nor loses; more of it builds, less of it loses', () => {
    const facts = { content_spend: 3000 };
    const plans = [0, 3000, 30_000].map((content_spend) => steadyPlan(`c${content_spend}`, { ad_spend: 0, content_spend }));
    const setting = trialSetting(model, trialStudy(plans, facts), { reading: 'evidence', seed: 5, draws: 40 });
    for (const slot of slots('signal_level', signals)) {
      const level = (name: string, month: number): number[] => [
        ...runPlan(setting, planNamed(setting, name), { outputs: [slot] }).at(slot, month),
      ];
      const start = level('c3000', 0);
      level('c3000', 12).forEach((value, draw) => {
        expect(Math.abs(value - (start[draw] ?? 0))).toBeLessThan(ROUNDING);
      });
      expect(level('c0', 12).every((value, draw) => value < (start[draw] ?? 0))).toBe(true);
      expect(level('c30000', 12).every((value, draw) => value > (start[draw] ?? 0))).toBe(true);
    }
  });

  it('a plan against itself has no difference of value', () => {
    const study = trialStudy(['a', 'b'].map((name) => steadyPlan(name, linesOf({ ads: 30_000, build: 900, upkeep: 100 }))));
    const setting = trialSetting(model, study);
    const [a, b] = ['a', 'b'].map((name) => {
      return { ...worthOf(setting, planNamed(setting, name)), cumulative: [] };
    });
    if (!a || !b) throw new Error('two plans');
    expect(comparePair(a, b, []).valueDifference).toEqual({
      mean: 0,
      p5: 0,
      p10: 0,
      p50: 0,
      p90: 0,
      p95: 0,
    });
  });

  it('month 0 reproduces the observed cost per click and rank in every draw, however many of the clicks are bought', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 150_000 }), fc.constantFrom('article', 'evidence'), (ad_spend, reading) => {
        const setting = trialSetting(model, trialStudy([steadyPlan('a', { ad_spend })], { ad_spend }), { reading, draws: 40 });
        const simulation = runPlan(setting, planNamed(setting, 'a'), { outputs: ['cost_per_click', 'organic_rank'] });
        simulation.at('cost_per_click', 0).forEach((price) => {
          expect(price).toBeCloseTo(1.2, 9);
        });
        simulation.at('organic_rank', 0).forEach((rank) => {
          expect(rank).toBeCloseTo(14, 9);
        });
      }),
      { numRuns: 20 },
    );
  });
});
