import { describe, expect, test } from 'vitest';
import type { Backtest } from '../../src/backtest/backtest.ts';
import { runBacktest } from '../../src/backtest/runBacktest.ts';
import type { CalibrationSource, Schedule } from '../../src/posterior/calibrationSource.ts';
import { inProcess } from '../../src/posterior/samplePosterior.ts';
import { standing } from '../../src/report/topics/backtest/backtestWords.ts';
import { mmmSource } from '../oracle/mmm/mmmSource.ts';
import { simulateHistories } from '../posterior/sbc/simulateHistories.ts';
import { withMonths } from '../posterior/shippedWorld.ts';

const silent = (): undefined => undefined;
const schedule: Schedule = { sampler: 'HMC', runs: 1, chains: 2, warmUp: 70, block: 100, thin: 1, mostBlocks: 1 };
const cut = (columns: ReadonlyMap<string, Float64Array>, months: number) =>
  new Map([...columns].map(([name, values]) => [name, values.slice(0, months)] as const));

/** The small reference model cut at these lengths; it knows nothing of `columns` after each. */
function backtestOf(
  world: CalibrationSource,
  columns: ReadonlyMap<string, Float64Array>,
  lengths: readonly number[],
  ahead: number,
): Promise<Backtest> {
  const { months, model, inputs } = world;
  const folds = lengths.map((length) => {
    const source = { ...world, months: length, columns: cut(columns, length), inputs: cut(inputs, length), draws: 400 };
    return { source, ahead: { months, model, inputs }, runAll: inProcess(source) };
  });
  return runBacktest({ folds, columns, months, ahead }, silent);
}

describe('where the model is right', () => {
  test('its 80% intervals hold 80% of the held-out months', async () => {
    const world = withMonths(mmmSource({ schedule }), 40);
    const { columns } = simulateHistories(world, 40, { seed: 3 });
    const inside: number[] = [];
    for (const measured of columns) {
      const { series } = await backtestOf(world, measured, [36], 1);
      inside.push(series[0]?.overall.scores.get('model')?.coverage.get(0.8)?.part ?? Number.NaN);
    }
    const part = inside.reduce((sum, value) => sum + value, 0) / inside.length;
    expect(Math.abs(part - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / inside.length));
  });
});

describe('where last year is all there is to know', () => {
  const world = withMonths(mmmSource({ schedule }), 36);
  const pattern = [1, 0.4, 1.9, 0.5, 1.1, 0.3, 2.2, 0.4, 1.3, 0.6, 2, 0.3];
  const noise = [0.01, -0.02, 0.015, 0, -0.01];
  const y = Float64Array.from({ length: 36 }, (_, month) => (pattern[month % 12] ?? 0) + (noise[month % 5] ?? 0));

  test('the model loses to it, and says so', async () => {
    const backtest = await backtestOf(world, new Map([['y', y]]), [24, 28, 32], 4);
    const [series] = backtest.series;
    expect(series?.skill).toMatchObject({ baseline: 'seasonal_naive', verdict: 'worse', folds: 3, won: 0 });
    expect(series?.skill?.ratio).toBeGreaterThan(2);
    expect(standing(backtest, world.model)[0]).toMatch(
      /^Worse than the best simple rule: Y \([\d,]+% of the error of the same month last year/,
    );
  });

  test('and is scored on the months that were measured only', async () => {
    const gaps = y.map((value, month) => (month === 25 || month === 33 ? Number.NaN : value));
    const { series } = await backtestOf(world, new Map([['y', gaps]]), [24, 32], 3);
    expect(series[0]?.forecasts.map(({ origin, ahead }) => [origin - world.start + 1, ahead])).toEqual([
      [24, 1],
      [24, 3],
      [32, 1],
      [32, 3],
    ]);
  });

  test('a year ahead is a group of its own', async () => {
    const long = withMonths(world, 60);
    const values = Float64Array.from({ length: 60 }, (_, month) => y[month % 36] ?? 0);
    const { series } = await backtestOf(long, new Map([['y', values]]), [36, 48], 12);
    expect(series[0]?.byGroup.map(({ from, to, scores }) => [from, to, scores.get('model')?.forecasts])).toEqual([
      [1, 1, 2],
      [2, 3, 4],
      [4, 6, 6],
      [7, 12, 12],
    ]);
    expect(series[0]?.byHorizon).toHaveLength(12);
  });
});
