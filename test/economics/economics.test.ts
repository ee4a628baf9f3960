import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPlan, type Setting } from '../../src/decide/decisionSetting.ts';
import { FUNCTIONS } from '../../src/language/functions/functions.ts';
import type { Simulation } from '../../src/run/simulate.ts';
import { shippedModel, steadyPlan, trialSetting, trialStudy } from '../helpers/shipped.ts';

const model = shippedModel();
const ROUNDING = 1e-9;
const readings = fc.constantFrom('article', 'evidence');
const spending = fc.integer({ min: 500, max: 80_000 });

/** A brand that now spends so much, under plans that spend other amounts from the first projected month. */
function settingOf(now: number, plans: Readonly<Record<string, Record<string, number>>>, more: Trial = {}): Setting {
  const { reading = 'evidence', facts = {}, set = {} } = more;
  const lines = Object.entries(plans).map(([name, plan]) => steadyPlan(name, { ad_spend: now, ...plan }));
  const study = trialStudy(lines, { ad_spend: now, ...facts });
  return trialSetting(model, study, { reading, draws: 60, set: new Map(Object.entries(set)) });
}

interface Trial {
  readonly reading?: string;
  readonly facts?: Readonly<Record<string, number>>;
  readonly set?: Readonly<Record<string, number>>;
}

function runOf(setting: Setting, name: string, outputs: readonly string[]): Simulation {
  const plan = setting.plans.find((one) => one.name === name);
  if (!plan) throw new Error(`no plan ${name}`);
  return runPlan(setting, plan, { outputs: [...outputs] });
}

function parameter({ draws }: Setting, slot: string): Float64Array {
  const index = draws.slots.indexOf(slot);
  return draws.values.subarray(index * draws.stride, index * draws.stride + draws.count);
}

describe('what advertising adds', () => {
  it('the incremental part holds at today’s spend in every draw, unless more clicks would be displaced than there are', () => {
    fc.assert(
      fc.property(spending, readings, (now, reading) => {
        const setting = settingOf(now, { a: {} }, { reading });
        const run = runOf(setting, 'a', ['incremental_now', 'displacement.amazon_search']);
        const told = parameter(setting, 'incremental_part');
        run.at('incremental_now', 0).forEach((part, draw) => {
          const most = run.at('displacement.amazon_search', 0)[draw] ?? Number.NaN;
          expect(most).toBeLessThanOrEqual(1);
          if (most < 1) expect(Math.abs(part - (told[draw] ?? Number.NaN))).toBeLessThan(ROUNDING);
          else expect(part).toBeGreaterThanOrEqual((told[draw] ?? Number.NaN) - ROUNDING);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('organic discovery lies between nothing and what rank alone would win', () => {
    fc.assert(
      fc.property(spending, spending, readings, (now, next, reading) => {
        const setting = settingOf(now, { a: { ad_spend: next } }, { reading });
        const [shown, potential] = ['organic_share.amazon_search', 'organic_potential.amazon_search'];
        const run = runOf(setting, 'a', [shown, potential]);
        for (const month of [0, 1, 6, 20])
          run.at(shown, month).forEach((share, draw) => {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(run.at(potential, month)[draw] ?? 0);
          });
      }),
      { numRuns: 15 },
    );
  });

  it('sales never fall when advertising is raised, in the first month and later, in every draw', () => {
    fc.assert(
      fc.property(spending, fc.double({ min: 0, max: 2, noNaN: true }), readings, (now, factor, reading) => {
        const setting = settingOf(
          now,
          { less: { ad_spend: now * factor }, more: { ad_spend: now * (factor + 0.1) } },
          { reading },
        );
        const [less, more] = ['less', 'more'].map((name) => runOf(setting, name, ['revenue']));
        for (const month of [1, 6, 14])
          less?.at('revenue', month).forEach((sales, draw) => {
            expect(more?.at('revenue', month)[draw] ?? 0).toBeGreaterThanOrEqual(sales * (1 - ROUNDING));
          });
      }),
      { numRuns: 15 },
    );
  });

  it('nothing jumps at the first cent', () => {
    fc.assert(
      fc.property(spending, readings, (now, reading) => {
        const setting = settingOf(now, { none: { ad_spend: 0 }, cent: { ad_spend: 0.01 } }, { reading });
        const [none, cent] = ['none', 'cent'].map((name) => runOf(setting, name, ['revenue', 'net_present_value']));
        none?.at('revenue', 12).forEach((sales, draw) => {
          expect(Math.abs((cent?.at('revenue', 12)[draw] ?? 0) / sales - 1)).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 10 },
    );
  });

  it('no spend is no clicks and no credited sales', () => {
    const run = runOf(settingOf(20_000, { none: { ad_spend: 0 } }), 'none', ['ad_clicks', 'attributed_ad_sales', 'acos']);
    for (const output of ['ad_clicks', 'attributed_ad_sales', 'acos'])
      expect(run.at(output, 1).every((value) => value === 0)).toBe(true);
  });

  it('a brand that never advertised can begin to', () => {
    const run = runOf(settingOf(0, { a: { ad_spend: 5000 } }), 'a', ['ad_clicks', 'cost_per_click', 'incremental_now']);
    expect(run.at('ad_clicks', 0).every((clicks) => clicks === 0)).toBe(true);
    expect(run.at('cost_per_click', 0).every((price) => Math.abs(price - 1.2) < ROUNDING)).toBe(true);
    expect(run.at('ad_clicks', 3).every((clicks) => clicks > 0)).toBe(true);
    expect(run.at('incremental_now', 3).every((part) => part > 0 && part < 1)).toBe(true);
  });

  it('a category that is stated far too small is raised until the clicks already bought fit', () => {
    const setting = settingOf(60_000, { a: {} }, { facts: { category_discoveries: 100_000 } });
    const run = runOf(setting, 'a', ['cost_per_click', 'part_bought', 'demand_raise', 'open_ceiling.amazon_search']);
    run.at('cost_per_click', 0).forEach((price) => {
      expect(price).toBeCloseTo(1.2, 9);
    });
    run.at('part_bought', 0).forEach((part) => {
      expect(part).toBeLessThanOrEqual(0.95);
    });
    run.at('demand_raise', 0).forEach((raise) => {
      expect(raise).toBeLessThanOrEqual(1.5);
    });
    run.at('open_ceiling.amazon_search', 0).forEach((ceiling) => {
      expect(ceiling).toBeLessThanOrEqual(0.95);
    });
  });
});

describe('shares', () => {
  it('the clicks of a ranked list are shared out whole', () => {
    for (const exponent of [0.3, 0.9, 1, 1.0001, 1.2, 1.5, 2.5]) {
      const run = runOf(settingOf(0, { a: {} }, { set: { click_decline: exponent }, facts: { organic_rank: 2 } }), 'a', [
        'position_share.amazon_search',
      ]);
      const exact = Array.from({ length: 400 }, (_, index) => Math.exp(-exponent * Math.log(index + 1)));
      const second = (exact[1] ?? 0) / exact.reduce((sum, share) => sum + share, 0);
      run.at('position_share.amazon_search', 0).forEach((share) => {
        expect(share / second).toBeCloseTo(1, 5);
      });
    }
    expect(FUNCTIONS.get('harmonic')?.range).toContain('8 places');
  });

  it('brands whose mention rates sum to the names of an answer share a recommender out whole', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 0.95, noNaN: true }), { minLength: 2, maxLength: 12 }), (rates) => {
        const names = rates.reduce((sum, rate) => sum + rate, 0);
        fc.pre(names >= 1);
        const shares = rates.map((rate) => {
          const set = { starting_mention_rate: rate, names_per_answer: names };
          return runOf(settingOf(0, { a: {} }, { reading: 'article', set }), 'a', ['recommendation_share.alexa_for_shopping']);
        });
        const sum = shares.reduce((total, run) => total + (run.at('recommendation_share.alexa_for_shopping', 0)[0] ?? 0), 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
      { numRuns: 5 },
    );
  });

  it('an answer that names one brand, and a rate near nothing or near all, stay finite', () => {
    for (const rate of [1e-9, 0.999999]) {
      const set = { starting_mention_rate: rate, names_per_answer: 0 };
      const run = runOf(settingOf(20_000, { a: {} }, { set }), 'a', ['recommendation_share.external_ai', 'discovery_share']);
      for (const month of [0, 20])
        run.at('recommendation_share.external_ai', month).forEach((share) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        });
    }
  });
});

describe('rank', () => {
  const still = { rank_drift: 0, demand_growth: 0, brand_step: 0 };

  it('a first place does not drift without a cause, nor does a last one', () => {
    for (const organic_rank of [1, 400]) {
      const run = runOf(settingOf(0, { a: {} }, { set: still, facts: { organic_rank } }), 'a', ['organic_rank']);
      run.at('organic_rank', 20).forEach((rank, draw) => {
        expect(Math.abs(rank - (run.at('organic_rank', 0)[draw] ?? 0))).toBeLessThan(1e-6 * rank);
      });
    }
  });

  it('sales and rank cannot drive each other without end', () => {
    const plans = { more: { ad_spend: 2_000_000 }, none: { ad_spend: 0 } };
    const setting = settingOf(20_000, plans, { set: { velocity_gain: 0.95 } });
    for (const name of ['more', 'none']) {
      const run = runOf(setting, name, ['organic_rank']);
      run.at('organic_rank', 23).forEach((rank) => {
        expect(rank).toBeGreaterThanOrEqual(1);
        expect(rank).toBeLessThanOrEqual(500);
      });
    }
  });

  it('falls behind when ads stop, and the more so the more sales tell', () => {
    const fallBehind = (gain: number): number => {
      const setting = settingOf(30_000, { a: {}, none: { ad_spend: 0 } }, { set: { velocity_gain: gain } });
      const [held, none] = ['a', 'none'].map((name) => runOf(setting, name, ['organic_rank']).at('organic_rank', 12)[0] ?? 0);
      return (none ?? 0) / (held ?? 1);
    };
    expect(fallBehind(0.1)).toBeGreaterThan(1);
    expect(fallBehind(0.5)).toBeGreaterThan(fallBehind(0.1));
  });
});

describe('price, stock and cash', () => {
  it('a lower price does not keep its margin', () => {
    const setting = settingOf(10_000, { a: {}, cut: { selling_price: 30 } }, { facts: { return_rate: 0 } });
    const fee = 0.15;
    const cost = 40 * (1 - fee - 0.35);
    for (const [name, price] of [
      ['a', 40],
      ['cut', 30],
    ] as const) {
      const run = runOf(setting, name, ['revenue', 'margin_before_spend']);
      run.at('margin_before_spend', 3).forEach((margin, draw) => {
        expect(margin / (run.at('revenue', 3)[draw] ?? 0)).toBeCloseTo((price * (1 - fee) - cost) / price, 9);
      });
    }
    const [usual, cut] = ['a', 'cut'].map((name) => runOf(setting, name, ['orders.amazon_search']));
    usual?.at('orders.amazon_search', 1).forEach((orders, draw) => {
      expect(cut?.at('orders.amazon_search', 1)[draw] ?? 0).toBeGreaterThan(orders);
    });
  });

  it('a month without stock sells nothing, and its repeat orders wait', () => {
    const setting = settingOf(10_000, { a: { in_stock: 0 } }, { facts: { repeat_rate: 1 } });
    const run = runOf(setting, 'a', ['revenue', 'attributed_ad_sales', 'repeat_pool']);
    expect(run.at('revenue', 2).every((sales) => sales === 0)).toBe(true);
    expect(run.at('attributed_ad_sales', 2).every((sales) => sales === 0)).toBe(true);
    run.at('repeat_pool', 5).forEach((pool, draw) => {
      expect(pool).toBeCloseTo(run.at('repeat_pool', 1)[draw] ?? 0, 6);
    });
  });
});
