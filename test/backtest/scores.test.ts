import { describe, expect, test } from 'vitest';
import { ruleDraws, ruleForecast, SHARE } from '../../src/backtest/baselines.ts';
import { crps } from '../../src/backtest/crps.ts';
import { isInside } from '../../src/backtest/intervalCoverage.ts';
import { mase, maseScale } from '../../src/backtest/mase.ts';
import { originsOf } from '../../src/backtest/origins.ts';
import { wape } from '../../src/backtest/wape.ts';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';

const normals = (count: number, name: string): Float64Array => {
  const next = stream(7, name);
  return Float64Array.from({ length: count }, () => normalQuantile(next()));
};

/** CRPS of N(0, 1) at y: y (2Φ(y) − 1) + 2φ(y) − 1/√π (Gneiting and Raftery 2007). */
function crpsOfNormal(y: number): number {
  const density = Math.exp((-y * y) / 2) / Math.sqrt(2 * Math.PI);
  return y * (2 * normalCdf(y) - 1) + 2 * density - 1 / Math.sqrt(Math.PI);
}

describe('CRPS', () => {
  test.each([-2, -0.3, 0, 1, 2.5])('of many normal draws is that of the normal at %d, within four Monte Carlo errors', (y) => {
    const samples = Array.from({ length: 40 }, (_, index) => crps(normals(2000, `crps/${y}/${index}`), y));
    const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    const variance = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (samples.length - 1);
    expect(Math.abs(mean - crpsOfNormal(y))).toBeLessThan(4 * Math.sqrt(variance / samples.length));
  });

  test('of few draws is right on average: the size of the sample is no handicap', () => {
    const samples = Array.from({ length: 20_000 }, (_, index) => crps(normals(3, `few/${index}`), 0.5));
    const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
    const variance = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (samples.length - 1);
    expect(Math.abs(mean - crpsOfNormal(0.5))).toBeLessThan(4 * Math.sqrt(variance / samples.length));
  });

  test('is the mean over all pairs, and leaves the draws in their order', () => {
    const draws = Float64Array.of(4, -1, 2.5, 2.5, 9);
    const pairs = [...draws].flatMap((a) => [...draws].map((b) => Math.abs(a - b)));
    const distance = [...draws].reduce((sum, value) => sum + Math.abs(value - 3), 0) / 5;
    expect(crps(draws, 3)).toBeCloseTo(distance - pairs.reduce((sum, gap) => sum + gap, 0) / (2 * 5 * 4), 12);
    expect([...draws]).toEqual([4, -1, 2.5, 2.5, 9]);
  });
});

describe('WAPE and MASE', () => {
  test('stand a month of 0, and have no value where every month is 0', () => {
    expect(wape([{ error: 4, actual: 0 }])).toBeNaN();
    expect(wape([])).toBeNaN();
    expect(
      wape([
        { error: 4, actual: 0 },
        { error: -1, actual: 10 },
      ]),
    ).toBeCloseTo(0.5, 12);
  });

  test('the seasonal scale looks back a year; a series that never moves has none', () => {
    const years = Float64Array.from({ length: 24 }, (_, month) => (month < 12 ? month : month - 12 + 3));
    expect(maseScale(years, 12)).toBeCloseTo(3, 12);
    expect(maseScale(new Float64Array(24).fill(5), 1)).toBeNaN();
    expect(mase([{ error: 1, scale: Number.NaN }])).toBeNaN();
  });
});

test('central intervals of normal draws hold their part of normal values', () => {
  const draws = normals(20_000, 'interval');
  expect([1.27, 1.3].map((value) => isInside(draws, value, 0.8))).toEqual([true, false]);
});

describe('the simple rules', () => {
  const seasonal = Float64Array.from({ length: 30 }, (_, month) => (month % 12) + (month >= 12 ? 1 : 0) + (month >= 24 ? 2 : 0));

  test('take the same month last year, and before that where it is missing', () => {
    expect(ruleForecast('seasonal_naive', seasonal, { ahead: 1, year: 12 })?.centre).toBe(7);
    const gap = seasonal.map((value, month) => (month === 18 ? Number.NaN : value));
    expect(ruleForecast('seasonal_naive', gap, { ahead: 1, year: 12 })?.centre).toBe(6);
    expect(ruleForecast('seasonal_naive', seasonal, { ahead: 13, year: 12 })?.centre).toBe(7);
  });

  test('count the distance from the last month that was measured', () => {
    const line = Float64Array.of(0, 1, 2, 3, 4, 5, Number.NaN);
    expect(ruleForecast('drift', line, { ahead: 1, year: 12 })).toEqual({ centre: 7, spread: 0 });
    expect(ruleForecast('naive', line, { ahead: 1, year: 12 })).toEqual({ centre: 5, spread: 2 });
    expect(ruleForecast('naive', Float64Array.of(Number.NaN, 2), { ahead: 1, year: 12 })).toBeUndefined();
    expect(ruleForecast('naive', Float64Array.of(Number.NaN), { ahead: 1, year: 12 })).toBeUndefined();
  });

  test('keep shares within 0 and 1', () => {
    const draws = ruleDraws({ centre: 0.02, spread: 0.5 }, SHARE, { seed: 1, name: 'share', count: 200 });
    expect([Math.min(...draws), Math.max(...draws)]).toEqual([0, 1]);
  });
});

test.each([18, 19, 29, 30, 34, 47, 48, 120])(
  'a history of %d months is cut at most six times, each leaving a month',
  (months) => {
    const { lengths, ahead } = originsOf(months, 'month');
    expect(lengths.length).toBeGreaterThan(3);
    expect(lengths.length).toBeLessThan(7);
    expect([lengths[0], lengths.at(-1)]).toEqual([months < 30 ? 12 : 24, months - 1]);
    expect(new Set(lengths).size).toBe(lengths.length);
    expect(ahead).toBe(months < 48 ? 6 : 12);
  },
);
