import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { present } from '../../src/core/present.ts';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import type { Learnt } from '../../src/posterior/calibration.ts';
import type { Schedule } from '../../src/posterior/calibrationSource.ts';
import { againstPrior } from '../../src/posterior/findings/againstPrior.ts';
import { byWeight, FAMILY, type Finding } from '../../src/posterior/findings/finding.ts';
import { levelShifts } from '../../src/posterior/findings/levelShift.ts';
import { predictiveChecks } from '../../src/posterior/findings/predictiveChecks.ts';
import { spendingFindings } from '../../src/posterior/findings/spending.ts';
import { strayMonths } from '../../src/posterior/findings/strayMonths.ts';
import { workedOut } from '../../src/posterior/findings/workedOut.ts';
import { type Predicted, predict } from '../../src/posterior/fitted.ts';
import { seriesOf } from '../../src/posterior/series.ts';
import type { ParameterDraws } from '../../src/run/draws.ts';
import { mmmSource } from '../oracle/mmm/mmmSource.ts';
import { simulateHistories } from './sbc/simulateHistories.ts';
import { PAUSE, shippedStudy, withMonths } from './shippedWorld.ts';

const SCHEDULE = { runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 };

const schedule: Schedule = { sampler: 'HMC', runs: 1, chains: 2, warmUp: 70, block: 150, thin: 1, mostBlocks: 1 };
const MONTHS = 40;
const world = withMonths(mmmSource({ schedule, draws: 400 }), MONTHS);

type Columns = ReadonlyMap<string, Float64Array>;
const findingsIn = async (columns: Columns): Promise<readonly Finding[]> =>
  (await calibrate({ ...world, columns }, () => undefined)).findings;
const changed = (columns: Columns, change: (value: number, month: number) => number): Columns =>
  new Map([...columns].map(([name, values]) => [name, values.map(change)]));

/** The model as if its parameters were known: those that made a history, in every draw. */
function knownWorld(planted: ParameterDraws, history: number, columns: Columns): Predicted[] {
  const draws = 400;
  const one: ParameterDraws = {
    ...planted,
    count: draws,
    stride: draws,
    values: Float64Array.from({ length: planted.slots.length * draws }, (_, index) => {
      return planted.values[Math.floor(index / draws) * planted.stride + history] ?? Number.NaN;
    }),
  };
  return predict(world, seriesOf({ ...world, columns }), one);
}

describe('in worlds that the model has made itself', () => {
  test('what is found in their series alarms in at most 3 of 100, within four Monte Carlo errors', () => {
    const count = 120;
    const { planted, columns } = simulateHistories(world, count, { seed: 11 });
    const alarms = columns.filter((those, history) => {
      const predicted = knownWorld(planted, history, those);
      return [predictiveChecks, levelShifts, strayMonths].some((kind) => kind(world, predicted).length > 0);
    }).length;
    // Three of the five kinds, each with a hundredth.
    const limit = (3 * FAMILY) / 5;
    expect(alarms / count).toBeLessThan(limit + 4 * Math.sqrt((limit * (1 - limit)) / count));
  });

  const steady = simulateHistories(world, 6, { seed: 12, planted: new Map([['sigma', 0.06]]) }).columns;

  test('all of them together alarm in few calibrated ones', async () => {
    let alarms = 0;
    for (const columns of steady) if ((await findingsIn(columns)).length > 0) alarms += 1;
    expect(alarms / steady.length).toBeLessThan(FAMILY + 4 * Math.sqrt((FAMILY * (1 - FAMILY)) / steady.length));
  });

  test('a wrong month is named, and two do not hide each other', async () => {
    const columns = present(steady[0], 'a history');
    const found = await findingsIn(changed(columns, (value, month) => (month === 15 || month === 31 ? value - 1 : value)));
    const stray = found.find(({ code }) => code === 'stray-month');
    expect(stray?.says).toMatch(/below\), .* below\)/);
    expect(found.map(({ weight }) => weight)).toEqual([...found].sort(byWeight).map(({ weight }) => weight));
  });

  test('sales that double for another reason are found in most of them', async () => {
    let found = 0;
    for (const columns of steady)
      if ((await findingsIn(changed(columns, (value, month) => (month >= 24 ? 2 * value : value)))).length > 0) found += 1;
    expect(found).toBeGreaterThan(steady.length / 2);
  });
});

describe('prior against data', () => {
  const learnt = (p50: number, shareLeft: number): Learnt => ({
    slot: 'a',
    label: 'A',
    unit: '1',
    prior: { p10: -normalQuantile(0.9), p50: 0, p90: normalQuantile(0.9) },
    posterior: { p10: p50 - 0.1, p50, p90: p50 + 0.1 },
    shareLeft,
    lesson: 'learnt from your data',
    absentColumns: [],
    toldBy: '',
  });

  test('alarms in 1 % of right worlds of any number of assumptions, not of each', () => {
    const next = stream(5, 'right worlds');
    const worlds = 2000;
    let alarms = 0;
    for (let world = 0; world < worlds; world++) {
      const all = Array.from({ length: 30 }, () => learnt(normalQuantile(next()), 0.1));
      if (againstPrior(all, new Set()).length > 0) alarms += 1;
    }
    expect(Math.abs(alarms / worlds - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / worlds));
  });

  test('names what lies far off, and not what the history says nothing of', () => {
    const [found] = againstPrior([learnt(6, 0.2)], new Set());
    expect(found?.says).toContain('A came out at 6.0');
    expect(againstPrior([learnt(6, 0.95)], new Set())).toEqual([]);
    expect(found?.withholds).toMatch(/“A” contradict/);
    expect(againstPrior([learnt(6, 0.2)], new Set(['a']))[0]?.withholds).toBeUndefined();
  });
});

describe('spending', () => {
  const { source } = shippedStudy();
  const plain = source(SCHEDULE);
  const revenue = { series: { slot: 'revenue', column: 'total_sales' } } as Parameters<typeof spendingFindings>[1][number];
  const sales = plain.columns.get('total_sales') ?? new Float64Array();
  const spent = (spend: Float64Array) =>
    spendingFindings({ ...plain, inputs: new Map([...plain.inputs, ['ad_spend', spend]]) }, [revenue]);

  test('that follows the sales of the month before is told as such', () => {
    const follows = sales.map((_, month) => 0.1 * (sales[month - 1] ?? sales[0] ?? 0));
    expect(spent(follows).map(({ code }) => code)).toEqual(['spend-follows-demand']);
  });

  test('that varies by itself is no finding, and that never varies is one', () => {
    const next = stream(3, 'own way');
    expect(spent(sales.map(() => 10_000 * (0.5 + next())))).toEqual([]);
    expect(spent(sales.map(() => 10_000)).map(({ code }) => code)).toEqual(['constant-spend']);
  });

  test('is no finding where a test of it tells more', () => {
    const trials = shippedStudy('demo', 'article', [PAUSE]).source(SCHEDULE).trials ?? [];
    const inputs = new Map([...plain.inputs, ['ad_spend', sales.map(() => 10_000)]]);
    expect(spendingFindings({ ...plain, inputs, trials }, [revenue])).toEqual([]);
  });
});

test('figures that are the same in every month were worked out', () => {
  const series = (values: readonly number[], error = 'lognormal') => {
    const one = { column: 'cost_per_click', observation: { error }, values: Float64Array.from(values) };
    return { series: one } as unknown as Parameters<typeof workedOut>[1][number];
  };
  const told = (...given: Parameters<typeof series>) => workedOut({ start: monthOf(2026, 1) }, [series(...given)]);
  const equal = [0.8333, 0.8333, Number.NaN, 0.8334, 0.8333, 0.8333, 0.8332];
  expect(told(equal)).toMatchObject([
    {
      code: 'not-measured',
      says: 'In every month of the history cost per click is the same: it was worked out and not measured.',
    },
  ]);
  expect([told(equal.slice(1)), told([...equal, 0.84]), told(equal, 'count')]).toEqual([[], [], []]);
});
