import { describe, expect, it } from 'vitest';
import { at, present } from '../../src/core/present.ts';
import type { Decision } from '../../src/decide/decision.ts';
import { ladderOf } from '../../src/decide/ladder.ts';
import { marginalReturns } from '../../src/decide/marginal.ts';
import { leversOf } from '../../src/decide/optimise/moneyLevers.ts';
import { toldInAll } from '../../src/decide/toldInAll.ts';
import { memberOrders } from '../../src/report/topics/answer/memberOrders.ts';
import type { Telling } from '../../src/report/topics/answer/telling.ts';
import { shippedModel } from '../helpers/shipped.ts';
import { settingOf, splitDemo } from '../helpers/splitDemo.ts';

const split = splitDemo();
const setting = settingOf(split, { draws: 40 });
const hold = at(setting.plans, 0);

describe('advertising that a study tells by class', () => {
  it('has steps of each class: less, more, and its money on the others', () => {
    const steps = new Map(ladderOf(setting).map(({ label, inputs }) => [label, inputs]));
    const month = setting.world.timeline.lead + setting.world.timeline.actual + 3;
    const money = (label: string, id: string): number =>
      at(present(present(steps.get(label), label).series.get(`ad_spend.${id}`), id), month);
    const held = (id: string): number => at(present(hold.series.get(`ad_spend.${id}`), id), month);
    expect(money('No advertising on Own brand', 'brand')).toBe(0);
    expect(money('No advertising on Own brand', 'generic')).toBe(held('generic'));
    expect(money('Half the advertising on Generic', 'generic')).toBe(held('generic') / 2);
    expect(money('Advertising on Rivals half above Hold’s', 'rival')).toBe(1.5 * held('rival'));
    const moved = ['brand', 'generic', 'rival'].map((id) => money('The advertising on Own brand on the others', id));
    expect(moved[0]).toBe(0);
    expect(moved.reduce((sum, value) => sum + value, 0)).toBeCloseTo(held('brand') + held('generic') + held('rival'), 6);
  });

  it('has a lever of the optimiser for each class, and tests of it', () => {
    const slots = new Set(leversOf(setting, { by: 'quarter' }).map(({ slot }) => slot));
    expect([...slots].filter((slot) => slot.startsWith('ad_spend'))).toEqual([
      'ad_spend.brand',
      'ad_spend.generic',
      'ad_spend.rival',
    ]);
    expect([...split.model.tests.keys()]).toContain('own_name_paused');
    expect([...shippedModel().tests.keys()]).not.toContain('own_name_paused');
  });

  it('is told on page one, class by class', () => {
    const marginal = marginalReturns(setting, [hold]);
    const decision = { model: split.model, marginal } as unknown as Decision;
    const { text } = memberOrders({ decision, setting: { currency: 'USD' } } as unknown as Telling);
    expect(text).toMatch(
      /^By class of keywords, each \$100 more under Hold, itself paid\. Own brand: .*(?:loses|gains) \$\d+ \(80 of 100 futures .*\)\. Generic: .*\. Rivals: .*\.$/,
    );
    const alone = { model: shippedModel(), marginal } as unknown as Decision;
    expect(memberOrders({ decision: alone, setting: { currency: 'USD' } } as unknown as Telling).text).toBe('');
  });

  it('is missed by a study that tells it in all, with what is thought of each', () => {
    const [finding, ...others] = toldInAll({ world: { ...setting.world, model: shippedModel() } }, split.study);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'told-in-all',
      says: 'Ad spend is told in all, and not by class of keywords (Own brand, Generic, Rivals).',
      effect:
        'If one of them earns less than the others, no plan here can find it. Incremental part is taken to be 0.34 to 0.71 for all, and would be 0.02 to 0.45 for Own brand, 0.4 to 0.8 for Generic, 0.6 to 0.9 for Rivals.',
    });
    expect(toldInAll(setting, split.study)).toEqual([]);
  });
});
