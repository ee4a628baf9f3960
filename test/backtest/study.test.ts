import { describe, expect, test } from 'vitest';
import type { Backtest } from '../../src/backtest/backtest.ts';
import { InputError } from '../../src/core/error.ts';
import { backtestStudy, runnerOf, type Sampler } from '../../src/pipeline.ts';
import { backtestText } from '../../src/report/topics/backtest/backtestText.ts';
import { tooShort } from '../../src/report/topics/backtest/backtestWords.ts';
import type { History, Study } from '../../src/study/study.ts';
import { HARDLY } from '../helpers/sampleBacktest.ts';
import { DEFAULT_OPTIONS, shippedModel } from '../helpers/shipped.ts';
import { shippedStudy } from '../posterior/shippedWorld.ts';

const model = shippedModel();
const { study } = shippedStudy();
const { history } = study;
const silent = (): undefined => undefined;
const FIRST_ORIGIN = 24;
/** Draws enough to see what a forecast has been told. */
const FEW = { ...DEFAULT_OPTIONS, draws: 50 };

function backtestOf(changed: Study, sampler?: Sampler): Promise<Backtest> {
  const source = { model, study: changed, options: FEW };
  return backtestStudy(source, { reading: 'article', schedule: HARDLY, ...(sampler && { sampler }) }, silent);
}

const withColumns = (columns: History['columns']): Study => ({ ...study, history: { ...history, columns } });

/** The study as it is, once for all tests. */
const asItIs = backtestOf(study);

/** What the first origin expected, without what came. */
function firstForecasts({ series, origins }: Backtest): unknown {
  return series.map(({ column, forecasts }) => [
    column,
    forecasts
      .filter(({ origin }) => origin === origins[0])
      .map(({ ahead, methods }) => [
        ahead,
        [...methods].map(([method, { p10, p50, p90, scale }]) => [method, p10, p50, p90, scale]),
      ]),
  ]);
}

describe('held-out months', () => {
  test('are seen by nothing of a fold: not priors, season, calibration or rules', async () => {
    const spent = (name: string): boolean => /^(ad_spend|content_spend|price|in_stock|prompts|runs)/.test(name);
    const columns = new Map(
      [...history.columns].map(([name, values]) => [
        name,
        values.map((value, month) => (month < FIRST_ORIGIN || spent(name) ? value : value * (1.3 + 0.2 * (month % 3)))),
      ]),
    );
    const place = { file: 'product.csv', line: 9 };
    const fact = (value: number) => ({ value, note: 'today', place });
    const facts = new Map([...study.product.facts, ['organic_rank', fact(3)], ['cost_per_click', fact(9)]]);
    const later = { ...withColumns(columns), product: { ...study.product, facts } };
    const [before, after] = [await asItIs, await backtestOf(later)];
    const measured = (backtest: Backtest) => firstForecasts(backtest) as unknown[][];
    expect(measured(after)).toEqual(measured(before));
    expect(after.series[0]?.forecasts[0]?.actual).not.toBe(before.series[0]?.forecasts[0]?.actual);
    expect(after.series[0]?.overall).not.toEqual(before.series[0]?.overall);
  });

  test('give their spending to the model only', async () => {
    const columns = new Map(history.columns);
    columns.set(
      'ad_spend',
      (history.columns.get('ad_spend') ?? new Float64Array()).map((money, month) => (month < FIRST_ORIGIN ? money : money * 2)),
    );
    const [before, after] = [await asItIs, await backtestOf(withColumns(columns))];
    const medians = ({ series }: Backtest, method: 'model' | 'naive') =>
      series[0]?.forecasts.map(({ methods }) => methods.get(method)?.p50).slice(0, 3);
    expect(medians(after, 'naive')).toEqual(medians(before, 'naive'));
    for (const [index, value] of (medians(after, 'model') ?? []).entries())
      expect(value).toBeGreaterThan(1.1 * (medians(before, 'model')?.[index] ?? Number.NaN));
  });
});

describe('sales that are not settled yet', () => {
  const ATTRIBUTED = /^(ad_sales|acos)$/;
  const unsettled = (many: number): History => ({
    ...history,
    final: history.months.map((_, month) => month < history.months.length - many),
  });
  /** The last months before the first origin, as nobody knew them then. */
  const changedBefore = (many: number): History['columns'] =>
    new Map(
      [...history.columns].map(([name, values]) => [
        name,
        values.map((value, month) =>
          ATTRIBUTED.test(name) && month < FIRST_ORIGIN && month >= FIRST_ORIGIN - many ? 3 * value : value,
        ),
      ]),
    );

  test('at the end of the history are not known at an origin either, by the model or by a rule', async () => {
    const [before, after] = await Promise.all(
      [history.columns, changedBefore(2)].map((columns) => backtestOf({ ...study, history: { ...unsettled(2), columns } })),
    );
    if (!before || !after) throw new Error('no backtest');
    expect(firstForecasts(after)).toEqual(firstForecasts(before));
    const third = await backtestOf({ ...study, history: { ...unsettled(2), columns: changedBefore(3) } });
    expect(firstForecasts(third)).not.toEqual(firstForecasts(before));
  });

  test('are none where all months are final, and the rules go by the last month', async () => {
    const naive = ({ series }: Backtest) =>
      series.find(({ column }) => column === 'ad_sales')?.forecasts[0]?.methods.get('naive')?.p50;
    const known = (month: number): number => history.columns.get('ad_sales')?.[month] ?? Number.NaN;
    const late = await backtestOf({ ...study, history: unsettled(1) });
    expect((naive(await asItIs) ?? 0) / known(FIRST_ORIGIN - 1)).toBeCloseTo(1, 1);
    expect((naive(late) ?? 0) / known(FIRST_ORIGIN - 2)).toBeCloseTo(1, 1);
    expect(late.origins).toEqual((await asItIs).origins);
  });
});

test('the result is the same however the folds and their pieces are spread', async () => {
  const source = { model, study, options: FEW };
  /** Last task first, each with a copy of its own, as workers would. */
  const elsewhere: Sampler = (key) => async (tasks) => {
    const results = await Promise.all(
      [...tasks].reverse().map(async (task) => {
        await new Promise((resolve) => setTimeout(resolve, (key.until ?? 0) % 3));
        return runnerOf(source, structuredClone(key))([structuredClone(task)]);
      }),
    );
    return structuredClone(results.flat().reverse());
  };
  expect(await backtestOf(study, elsewhere)).toEqual(await asItIs);
});

describe('odd histories', () => {
  const bare = new Map(
    ['ad_spend', 'ad_sales', 'acos', 'organic_rank'].map((name) => [
      name,
      (history.columns.get(name) ?? new Float64Array()).slice(),
    ]),
  );

  test('a month without advertising, empty cells and missing columns are no obstacle', async () => {
    const set = (name: string, month: number, value: number) => bare.get(name)?.fill(value, month, month + 1);
    for (const month of [10, 27]) {
      set('ad_spend', month, 0);
      set('ad_sales', month, 0);
      set('acos', month, Number.NaN);
    }
    for (const month of [5, 23, 26]) set('organic_rank', month, Number.NaN);
    const backtest = await backtestOf(withColumns(bare));
    expect(backtest.series.map(({ column }) => column)).toEqual(['ad_sales', 'acos', 'organic_rank']);
    for (const { overall } of backtest.series)
      for (const { wape, mase, crps } of overall.scores.values()) expect([wape, mase, crps].every(Number.isFinite)).toBe(true);
    const [sales, acos] = backtest.series;
    expect(sales?.forecasts.some(({ actual }) => actual === 0)).toBe(true);
    expect((sales?.forecasts.length ?? 0) - (acos?.forecasts.length ?? 0)).toBe(
      sales?.forecasts.filter(({ actual }) => actual === 0).length,
    );
    expect(backtestText(backtest, model, 100)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('an origin before anything was measured is left out', async () => {
    const late = (from: number) =>
      new Map([...bare].map(([name, v]) => [name, v.map((x, m) => (name === 'ad_spend' || m >= from ? x : Number.NaN))]));
    const backtest = await backtestOf(withColumns(late(27)));
    expect(backtest.origins).toHaveLength(4);
    expect(backtest.series.every(({ overall }) => overall.scores.has('model'))).toBe(true);
    expect(tooShort(await backtestOf(withColumns(late(33))), model)).toMatch(/^Too few months of the history were measured/);
  });

  test('too few months are said, not forecast; none at all is an error', async () => {
    const short = { ...study, history: { ...history, months: history.months.slice(0, 17) } };
    const backtest = await backtestOf(short);
    expect([backtest.origins, backtest.series]).toEqual([[], []]);
    expect(tooShort(backtest, model)).toContain('has 17 months; a backtest needs at least 18');
    const { history: _, ...none } = study;
    await expect(backtestOf(none)).rejects.toThrow(InputError);
  });
});
