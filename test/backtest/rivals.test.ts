import { describe, expect, test } from 'vitest';
import { regressed } from '../../src/backtest/regression.ts';
import { smoothed } from '../../src/backtest/smoothing.ts';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';

/** Independent standard normal values. */
function normals(count: number, name: string): Float64Array {
  const next = stream(7, name);
  return Float64Array.from({ length: count }, () => normalQuantile(next()));
}

const YEAR = 12;
const season = Float64Array.from({ length: 60 }, (_, month) => 0.4 * Math.sin((2 * Math.PI * month) / YEAR));

describe('damped smoothing', () => {
  test('takes the season out where that helps, and puts it back in', () => {
    const values = season.slice(0, 36).map((value) => 5 + value);
    for (const ahead of [1, 3, 6])
      expect(smoothed(values, { ahead, year: YEAR, season })?.centre).toBeCloseTo(5 + (season[35 + ahead] ?? 0), 9);
    const steady = new Float64Array(36).fill(5);
    expect(smoothed(steady, { ahead: 6, year: YEAR, season })).toEqual({ centre: 5, spread: 0 });
  });

  test('passes over missing months, and grows with the distance from the last measured one', () => {
    const noise = normals(40, 'smoothing');
    const values = noise.map((value, month) => (month % 7 === 3 || month === 39 ? Number.NaN : 1 + 0.1 * value));
    const spreads = [1, 2, 6].map((ahead) => smoothed(values, { ahead, year: YEAR })?.spread ?? Number.NaN);
    expect(spreads).toEqual([...spreads].sort((a, b) => a - b));
    expect(spreads[0]).toBeGreaterThan(0);
  });

  test('its 80% interval holds about 80% of the next values of a random walk', () => {
    const runs = 400;
    const inside = Array.from({ length: runs }, (_, run) => {
      let level = 0;
      const walk = normals(37, `walk ${run}`).map((step) => (level += step));
      const { centre, spread } = smoothed(walk.slice(0, 36), { ahead: 1, year: YEAR }) ?? {
        centre: Number.NaN,
        spread: Number.NaN,
      };
      return Math.abs((walk[36] ?? Number.NaN) - centre) < 1.2816 * spread;
    }).filter(Boolean).length;
    // Its weights are chosen on the same errors, so that a little less than 80 % is due; four Monte Carlo errors below that and above 80 %.
    const error = Math.sqrt((0.8 * 0.2) / runs);
    expect(inside / runs).toBeGreaterThan(0.75 - 4 * error);
    expect(inside / runs).toBeLessThan(0.8 + 4 * error);
  });

  test('says nothing of a few values', () => {
    expect(smoothed(Float64Array.of(1, 2, 3, 4, 5, 6, 7), { ahead: 1, year: YEAR })).toBeUndefined();
  });
});

describe('the regression', () => {
  const spent = Float64Array.from({ length: 42 }, (_, month) => 1000 + 900 * Math.cos(month * 1.7));
  const mean = spent.slice(0, 36).reduce((sum, value) => sum + value, 0) / 36;
  const truth = spent.map((money, month) => 2 + 0.7 * Math.log(1 + money / mean) + 1.3 * (season[month] ?? 0));

  test('finds what spend and season do, and uses the money of the month that it forecasts', () => {
    for (const ahead of [1, 6]) {
      const forecast = regressed(truth.slice(0, 36), { ahead, year: YEAR, season, spending: [spent] });
      expect(forecast?.centre).toBeCloseTo(truth[35 + ahead] ?? Number.NaN, 8);
      expect(forecast?.spread).toBeLessThan(1e-6);
    }
  });

  test('its 80% interval holds 80% of new months', () => {
    const runs = 400;
    const inside = Array.from({ length: runs }, (_, run) => {
      const noisy = normals(37, `noise ${run}`).map((error, month) => (truth[month] ?? 0) + 0.2 * error);
      const { centre, spread } = regressed(noisy.slice(0, 36), { ahead: 1, year: YEAR, season, spending: [spent] }) ?? {
        centre: 0,
        spread: 0,
      };
      return Math.abs((noisy[36] ?? Number.NaN) - centre) < 1.2816 * spread;
    }).filter(Boolean).length;
    // A normal quantile for a t of 33 degrees of freedom: 79 % is due.
    expect(Math.abs(inside / runs - 0.79)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / runs));
  });

  test('says nothing where money never moved, where terms repeat each other, or of a few months', () => {
    const flat = new Float64Array(42).fill(500);
    expect(regressed(truth.slice(0, 36), { ahead: 1, year: YEAR, spending: [flat] })).toBeUndefined();
    expect(regressed(truth.slice(0, 7), { ahead: 1, year: YEAR, spending: [spent] })).toBeUndefined();
    const twice = spent.map((money) => 3 * money);
    expect(regressed(truth.slice(0, 36), { ahead: 1, year: YEAR, spending: [spent, twice] })).toBeUndefined();
  });
});
