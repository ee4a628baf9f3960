import { describe, expect, it } from 'vitest';
import { at, present } from '../../../src/core/present.ts';
import { holdOf, leversOf, planWith, settingsOf } from '../../../src/decide/optimise/moneyLevers.ts';
import { optimise, type Seeking } from '../../../src/decide/optimise/optimise.ts';
import type { Optimum } from '../../../src/decide/optimise/optimum.ts';
import { splitDraws } from '../../../src/decide/optimise/splitDraws.ts';
import { NO_WISHES, type Wishes } from '../../../src/decide/optimise/wishes.ts';
import { worthOfLevers } from '../../../src/decide/optimise/worthOfLevers.ts';
import { worthOf } from '../../../src/decide/worth.ts';
import { stream } from '../../../src/numeric/random.ts';
import { cmaEs } from './cmaEs.ts';
import { expectedGains, pots, SCALE, worthOfPots } from './pots.ts';

const SETTING = pots(4096);
const SEEK = expectedGains(splitDraws(SETTING.draws, 1).seek);
const FREE: Wishes = { ...NO_WISHES, by: 'quarter' };
const { change: _, ...UNCHANGING } = FREE;

function best(wishes: Partial<Wishes>, more: Partial<Seeking> = {}): Optimum {
  return optimise(
    SETTING,
    { wishes: { ...UNCHANGING, ...wishes }, seed: 1, spread: false, frontier: false, ...more },
    () => undefined,
  );
}

/** Money a month of each pot in each quarter. */
function monthly({ levers, settings }: Optimum): { one: number[]; two: number[] } {
  const of = (slot: string): number[] =>
    levers.flatMap((lever, index) =>
      lever.slot === slot ? [at(settings, index) / lever.shares.filter((share) => share > 0).length] : [],
    );
  return { one: of('one'), two: of('two') };
}

const BUDGET = { amount: 12_000, per: 'window', says: '--budget 12000' } as const;

describe('an optimum', () => {
  it('is where the slope of each line is nothing, where no limit binds', () => {
    const { one, two } = monthly(best({}));
    for (const money of one) expect(money / (SEEK[0] - SCALE)).toBeCloseTo(1, 3);
    for (const money of two) expect(money / (SEEK[1] - SCALE)).toBeCloseTo(1, 3);
  });

  it('divides a budget so that the next unit of money earns the same on each line, and tells what that is', () => {
    const found = best({ budgets: [BUDGET] });
    const { one, two } = monthly(found);
    const level = (SEEK[0] + SEEK[1]) / (BUDGET.amount / 6 + 2 * SCALE);
    for (const money of one) expect(SEEK[0] / (money + SCALE) / level).toBeCloseTo(1, 2);
    for (const money of two) expect(SEEK[1] / (money + SCALE) / level).toBeCloseTo(1, 2);
    expect(found.prices).toHaveLength(1);
    expect(at(found.prices, 0).price / (level - 1)).toBeCloseTo(1, 2);
  });

  it('is not beaten by ten thousand random plans that keep the limits, nor by a search without slopes', () => {
    const found = best({ budgets: [BUDGET] });
    const { one, two } = monthly(found);
    const reached = worthOfPots([at(one, 0), at(two, 0)], SEEK);
    const next = stream(3, 'random plans');
    const all = BUDGET.amount / 6;
    for (let plan = 0; plan < 10_000; plan++) {
      const total = all * next();
      const part = next();
      expect(worthOfPots([total * part, total * (1 - part)], SEEK)).toBeLessThanOrEqual(reached * (1 + 1e-6));
    }
    const blind = cmaEs({
      // Places beyond the limits stand for the nearest share of the budget within them.
      valueAt: (place) => {
        const positive = place.map((money) => Math.max(0, money));
        const part = Math.min(1, all / positive.reduce((sum, money) => sum + money, 0));
        return worthOfPots(
          positive.map((money) => money * part),
          SEEK,
        );
      },
      start: [500, 500],
      width: 200,
      seed: 5,
    });
    expect(blind / reached).toBeCloseTo(1, 3);
    expect(blind).toBeLessThanOrEqual(reached * (1 + 1e-6));
  });

  it('claims on the draws it was sought on no more than four Monte Carlo errors over what fresh draws deliver', () => {
    const { claimed, delivered, draws } = best({ budgets: [BUDGET] }, { spread: true });
    const error = Math.sqrt(claimed.error * claimed.error + delivered.error * delivered.error);
    expect(draws).toEqual({ sought: 512, told: 4096 - 1024 });
    expect(Math.abs(claimed.difference.mean - delivered.difference.mean)).toBeLessThan(4 * error);
  });

  it('has the same bytes for a seed', () => {
    expect(JSON.stringify(best({ budgets: [BUDGET] }))).toBe(JSON.stringify(best({ budgets: [BUDGET] })));
  });

  it('is worth no less with more money, and the frontier says where most is won', () => {
    const values = [3_000, 6_000, 12_000, 40_000].map(
      (amount) => best({ budgets: [{ ...BUDGET, amount }] }).claimed.difference.mean,
    );
    expect(values).toEqual([...values].sort((a, b) => a - b));
    const { frontier } = best({}, { frontier: true });
    expect(frontier.filter(({ isKnee }) => isKnee)).toHaveLength(1);
    const money = frontier.map(({ gain }) => gain.difference.mean);
    expect(money.length).toBeGreaterThan(5);
  });

  it('keeps floors, caps, idle months, the change a month and a bound on a variable', () => {
    const one = new Set(['one']);
    const capped = monthly(
      best({ caps: [{ slots: one, amount: 1500, says: '' }], floors: [{ slots: new Set(['two']), amount: 1700, says: '' }] }),
    );
    for (const money of capped.one) expect(money).toBeCloseTo(1500, 3);
    for (const money of capped.two) expect(money).toBeGreaterThan(1700 - 1e-3);
    const slow = best({ change: 0.1 });
    const steps = monthly(slow).one.map((money, quarter, all) => money - (quarter === 0 ? 1000 : at(all, quarter - 1)));
    for (const step of steps) expect(Math.abs(step)).toBeLessThanOrEqual(150 + 1e-3);
    const idle = best({ idle: new Set([0, 1]) });
    expect(idle.levers.some(({ slot, span }) => slot === 'two' && span === '2026 Q4')).toBe(false);
    const bound = { of: 'kept', sign: 1, bound: 0.5, says: 'kept <= 50%' } as const;
    const kept = best({ bounds: [bound] });
    expect(at(kept.bounds, 0).reached).toBeLessThan(0.5 + 0.005);
    expect(at(kept.bounds, 0).reached).toBeGreaterThan(0.49);
  });

  it('weighs the worst fifth where risk counts', () => {
    const [bold, careful] = [best({ risk: 0 }), best({ risk: 1 })];
    expect(careful.worstFifth.optimum).toBeGreaterThan(bold.worstFifth.optimum);
    expect(careful.delivered.difference.mean).toBeLessThan(bold.delivered.difference.mean);
  });

  it('refuses limits that clash, and names them', () => {
    const clash = (): unknown =>
      best({
        budgets: [{ amount: 100, per: 'month', says: '--budget 100/month' }],
        floors: [{ slots: new Set(['two']), amount: 700, says: '--floor two=700' }],
      });
    expect(clash).toThrow(
      /^invalid limits: no plan keeps all of these at once: (?=.*--budget 100\/month in)(?=.*--floor two=700 in)/,
    );
    expect(() => best({ bounds: [{ of: 'kept', sign: -1, bound: 2, says: 'kept >= 2' }] })).toThrow(/^invalid bound "kept >= 2"/);
  });
});

describe('worth of levers', () => {
  it('is the worth of the plan, and its slopes are those of differences', () => {
    const levers = leversOf(SETTING, { by: 'month' });
    const worthAt = worthOfLevers({ setting: SETTING, levers, penalties: [] })(SETTING.draws);
    const held = settingsOf(levers, holdOf(SETTING), SETTING);
    const { worth, slopes } = worthAt(held);
    const { value } = worthOf(SETTING, planWith({ levers, settings: held, setting: SETTING, name: 'again' }));
    worth.forEach((one, draw) => {
      expect(one / at(value, draw)).toBeCloseTo(1, 10);
    });
    for (const [lever] of levers.entries()) {
      const beside = (by: number): number =>
        present(worthAt(held.map((money, index) => (index === lever ? money + by : money))).worth[0], 'worth');
      const slope = (8 * (beside(1) - beside(-1)) - (beside(2) - beside(-2))) / 12;
      expect(Math.abs(at(slopes, lever * SETTING.draws.count) - slope)).toBeLessThan(1e-6);
    }
  });
});
