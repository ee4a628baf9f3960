import { describe, expect, it } from 'vitest';
import type { Assumption } from '../../src/core/assumption.ts';
import { present } from '../../src/core/present.ts';
import { DENSITIES } from '../../src/language/densities/densities.ts';
import { scoreOf } from '../../src/numeric/distribution.ts';
import { normalCdf } from '../../src/numeric/normal.ts';
import { spreadOf } from '../../src/numeric/summary.ts';
import { drawParameters, holdSlot, type ParameterDraws, representatives } from '../../src/run/draws.ts';

function assumption(id: string, quantiles: Pick<Assumption, 'shape' | 'low' | 'mid' | 'high'>): Assumption {
  return { id, name: id, label: id, unit: '1', asOf: '', source: '', grade: 'J', note: '', origin: 'test', ...quantiles };
}

const share = assumption('share', { shape: 'logit-normal', low: 0.1, mid: 0.3, high: 0.6 });
const cost = assumption('cost', { shape: 'lognormal', low: 8, mid: 15, high: 30 });
const price = assumption('price', { shape: 'fixed', low: 40, mid: 40, high: 40 });

function column({ values, stride, count }: ParameterDraws, slot: number): Float64Array {
  return values.slice(slot * stride, slot * stride + count);
}

describe('drawParameters', () => {
  it('meets the quantiles within four Monte Carlo errors', () => {
    const count = 40_000;
    const { p10, p50, p90 } = spreadOf(column(drawParameters([cost], { count, seed: 1 }), 0));
    const error = (p: number): number => 4 * Math.sqrt((p * (1 - p)) / count);
    [p10, p50, p90].forEach((value, index) => {
      const p = [0.1, 0.5, 0.9][index] ?? 0;
      expect(Math.abs(normalCdf(scoreOf(cost, value)) - p)).toBeLessThan(error(p));
    });
  });

  it('follows a named density beyond its percentiles', () => {
    const [count, family] = [40_000, present(DENSITIES.get('half-normal'), 'family')];
    const at = (part: number): number => family.quantile(part, [0.5]);
    const named = { density: { family: 'half-normal', given: [0.5] } };
    const one = { ...assumption('effect', { shape: 'lognormal', low: at(0.1), mid: at(0.5), high: at(0.9) }), ...named };
    const drawn = column(drawParameters([one], { count, seed: 1 }), 0);
    for (const part of [0.01, 0.5, 0.99]) {
      const below = drawn.filter((value) => value < at(part)).length / count;
      expect(Math.abs(below - part)).toBeLessThan(4 * Math.sqrt((part * (1 - part)) / count));
    }
  });

  it('does not shift when another assumption comes or goes', () => {
    const alone = column(drawParameters([cost], { count: 50, seed: 3 }), 0);
    expect(column(drawParameters([share, price, cost], { count: 50, seed: 3 }), 2)).toEqual(alone);
  });

  it('has one draw in each equal part of a distribution, in an order that hangs on the seed and the name', () => {
    const parts = (one: Assumption, seed: number): number[] =>
      [...column(drawParameters([one], { count: 100, seed }), 0)].map((value) =>
        Math.floor(normalCdf(scoreOf(one, value)) * 100),
      );
    expect(parts(share, 3).sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, part) => part));
    expect(parts(share, 3)).not.toEqual(parts(share, 4));
    expect(parts(share, 3)).not.toEqual(parts(cost, 3));
  });

  it('is one draw at the medians with point', () => {
    const { count, values, stride } = drawParameters([share, cost, price], { count: 1000, seed: 1, point: true });
    expect(count).toBe(1);
    expect([values[0], values[stride], values[2 * stride]]).toEqual([0.3, 15, 40]);
  });
});

describe('representatives', () => {
  it('are the middle draws of equal parts of what they are ordered by, whole', () => {
    const draws = drawParameters([share, cost], { count: 900, seed: 5 });
    const few = representatives(draws, column(draws, 1), 9);
    const sorted = column(draws, 1).slice().sort();
    expect([...column(few, 1)]).toEqual(Array.from({ length: 9 }, (_, part) => sorted[part * 100 + 50]));
    expect(column(draws, 0)[column(draws, 1).indexOf(column(few, 1)[4] ?? 0)]).toBe(column(few, 0)[4]);
  });
});

describe('holdSlot', () => {
  it('changes that slot alone and leaves the draws as they were', () => {
    const draws = drawParameters([share, cost], { count: 20, seed: 2 });
    const before = draws.values.slice();
    const held = holdSlot(draws, 1, 99);
    expect(new Set(column(held, 1))).toEqual(new Set([99]));
    expect(column(held, 0)).toEqual(column(draws, 0));
    expect(draws.values).toEqual(before);
  });
});
