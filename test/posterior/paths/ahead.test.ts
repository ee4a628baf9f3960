import { describe, expect, test } from 'vitest';
import { addPeriods, monthOf } from '../../../src/core/calendar.ts';
import { at } from '../../../src/core/present.ts';
import { drawParameters, type ParameterDraws, representatives } from '../../../src/run/draws.ts';
import { kernelsOf } from '../../../src/run/kernels.ts';
import { simulate } from '../../../src/run/simulate.ts';
import { densityAssumptions } from '../../oracle/mmm/mmmSource.ts';
import { pathModel } from './toyPaths.ts';

const COUNT = 4000;
const HELD: Readonly<Record<string, number>> = { wave_spread: 0.2, wave_persistence: 0.7, drift_step: 0.05, luck_spread: 0.3 };

/** The toy without a history, its spreads and persistence known, the shocks drawn. */
function run(draws: ParameterDraws, { spend = 0, projected = 6 } = {}) {
  const model = pathModel();
  const start = monthOf(2025, 12);
  const months = Array.from({ length: projected }, (_, month) => addPeriods(start, month + 1));
  const timeline = { lead: 0, start, actual: 0, projected: months };
  const series = new Map([['spend', Float64Array.from({ length: projected + 1 }, () => spend)]]);
  const kernel = kernelsOf(model)(['wave', 'drift', 'luck', 'level']);
  return simulate({ model, marketplace: 'US', timeline }, kernel, { inputs: { name: 'plan', series }, draws });
}

function drawsOf({ seed = 1, point = false } = {}): ParameterDraws {
  const assumptions = densityAssumptions(pathModel()).map((one) => {
    const value = HELD[one.id];
    return value === undefined ? one : { ...one, low: value, mid: value, high: value };
  });
  return drawParameters(assumptions, { count: COUNT, seed, point });
}

/** Root of the mean square: the paths are centred on 0. */
const size = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

describe('shocks ahead', () => {
  const draws = drawsOf();
  const plan = run(draws);

  test('begin at nothing where there is no history', () => {
    for (const path of ['wave', 'drift', 'luck']) expect(size(plan.at(path, 0))).toBe(0);
  });

  test.each([1, 3, 6])('have the spread that their movement says, %i months ahead', (month) => {
    const wanted = { wave: 0.2 * Math.sqrt(1 - 0.7 ** (2 * month)), drift: 0.05 * Math.sqrt(month), luck: 0.3 };
    // The standard error of a standard deviation of n normal numbers is its size over the root of 2 n.
    const error = 4 / Math.sqrt(2 * COUNT);
    for (const [path, spread] of Object.entries(wanted))
      expect(Math.abs(size(plan.at(path, month)) / spread - 1), path).toBeLessThan(error);
  });

  test('are the same in every plan, however long it runs', () => {
    const other = run(draws, { spend: 2, projected: 4 });
    const effect = draws.slots.indexOf('effect') * draws.stride;
    for (const month of [1, 4]) {
      expect(other.at('wave', month)).toEqual(plan.at('wave', month));
      const apart = other.at('level', month).map((value, draw) => value - at(plan.at('level', month), draw));
      for (const draw of [0, 17, COUNT - 1]) expect(at(apart, draw)).toBeCloseTo(2 * at(draws.values, effect + draw), 12);
    }
  });

  test('are other ones with another seed, and none at the medians', () => {
    expect(run(drawsOf({ seed: 2 })).at('drift', 3)).not.toEqual(plan.at('drift', 3));
    expect([...run(drawsOf({ point: true })).at('drift', 3)]).toEqual([0]);
  });

  test('stay with their draws where a few stand for all', () => {
    const by = plan.at('drift', 6);
    const order = [...by.keys()].sort((a, b) => at(by, a) - at(by, b));
    const few = run(representatives(draws, by, 4));
    expect([...few.at('drift', 6)]).toEqual(
      [0.5, 1.5, 2.5, 3.5].map((part) => at(by, at(order, Math.floor((part * COUNT) / 4)))),
    );
    const fewer = run(representatives(representatives(draws, by, 4), few.at('drift', 6), 2));
    expect(fewer.at('luck', 2)[0]).toBe(few.at('luck', 2)[1]);
  });
});
