import { expect, test } from 'vitest';
import { addPeriods, formatPeriod, parseMonth, periodsBetween, periodsNamed, sinceEpoch } from '../../src/core/calendar.ts';
import { slotsOf } from '../../src/language/slots.ts';
import { backtestStudy, backtestText, loadModel, loadStudy } from '../../src/pipeline.ts';
import { compileKernel } from '../../src/program/compileKernel.ts';
import { simulate } from '../../src/run/simulate.ts';
import { runKernel } from '../helpers/runKernel.ts';
import { DEFAULT_OPTIONS, sourceFiles } from '../helpers/shipped.ts';
import { differences } from '../oracle/differences.ts';
import type { Trial } from '../oracle/interpretModel.ts';
import { mediamixStudy, TRUTH } from './mediamixStudy.ts';

const model = loadModel(sourceFiles('test/models/mediamix'));

/** The planted numbers over the weeks of the study's history, and what the history says of sales. */
function planted(): { readonly trial: Trial; readonly sales: readonly number[] } {
  const text = mediamixStudy(3, false)['history.csv'] ?? '';
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const column = (name: string): number[] => rows.map((row) => Number(row[header.indexOf(name)]));
  const inputs = new Map(header.slice(1, -1).map((name) => [name, column(name)]));
  const facts: [string, number][] = [
    ['margin', 0.45],
    ['discount_rate', 0.08],
    ['sales_residual', 0],
  ];
  const start = sinceEpoch(parseMonth('2023-12-11') ?? (0 as never));
  const parameters = new Map([...Object.entries(TRUTH), ...facts]);
  return {
    trial: { step: 'week', months: rows.length, lead: 0, start, actual: 60, parameters, inputs, tables: new Map() },
    sales: column('total_sales'),
  };
}

test('the weekly model says of the planted numbers what its study says, but for whole euros', () => {
  const { trial, sales } = planted();
  const computed = runKernel(compileKernel(model, ['sales']), [trial]);
  const off = sales.map((value, week) => Math.abs(computed('sales', week) - value));
  expect(Math.max(...off)).toBeLessThan(0.5001);
  expect(sales).toHaveLength(130);
});

test('kernel and interpreter agree on it', () => {
  expect(differences(model, [planted().trial])).toEqual([]);
});

test('its inputs say what holds ahead', () => {
  expect(model.step).toBe('week');
  expect([...model.inputs.values()].map(({ ahead }) => ahead)).toEqual([undefined, 'last', 'year']);
  expect([...model.inputs.values()].flatMap((input) => slotsOf(model, input))).toEqual([
    'spend.tv',
    'spend.search',
    'spend.social',
    'price_index',
    'temperature',
  ]);
  expect(addPeriods(parseMonth('2023-12-11') ?? (0 as never), 129)).toBe(parseMonth('2026-06-01'));
});

/** Hardly any sampling: what is asked here is what is said of weeks, not how well. */
const SHORT = { runs: 1, chains: 4, warmUp: 20, block: 40, thin: 2, mostBlocks: 1 };

test('a backtest of it holds out weeks, half a year from each origin, and says so', async () => {
  const files = Object.entries(mediamixStudy(3)).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
    sha256: '',
  }));
  const [from, to] = [periodsNamed('2026-01', 'week')?.first, periodsNamed('2026-12', 'week')?.last];
  if (from === undefined || to === undefined) throw new Error('no weeks');
  const options = { ...DEFAULT_OPTIONS, reading: '', from, to, toIsExplicit: true };
  const study = loadStudy(files, model, { ...options, name: 'shop', folder: 'shop' });
  expect(study.history?.months.map(formatPeriod).slice(0, 2)).toEqual(['2023-12-11', '2023-12-18']);
  const backtest = await backtestStudy({ model, study, options }, { reading: '', schedule: SHORT }, () => undefined);
  expect([backtest.origins.map(formatPeriod)[0], backtest.ahead, backtest.trained]).toEqual(['2025-12-01', 26, 104]);
  const [sales] = backtest.series;
  expect(sales?.maseLag).toBe(52);
  expect(sales?.byGroup.map(({ from: first, to: last }) => `${first}-${last}`)).toEqual(['1-4', '5-13', '14-26']);
  const text = backtestText(backtest, model, 1000);
  expect(text).toContain('the same week last year');
  expect(text).toContain(
    'really spent on advertising, what came of price index and temperature, and nothing else of those weeks',
  );
  expect(text).not.toMatch(/month/i);
});

test('after the plan prices stay as they were or have their mean, and the weather is that of a year before', () => {
  const start = parseMonth('2026-06-01') ?? (0 as never);
  const year = Float64Array.from({ length: 52 }, (_, week) => week);
  const series = new Map(['spend.tv', 'spend.search', 'spend.social', 'price_index', 'temperature'].map((slot) => [slot, year]));
  const slots = [...model.parameters.values()].flatMap((parameter) => slotsOf(model, parameter));
  const draws = { slots, count: 1, stride: 1, values: new Float64Array(slots.length).fill(0.5) };
  const seen = (expression: string, edit = (text: string) => text) => {
    const observed = loadModel(
      sourceFiles('test/models/mediamix').map((file) => ({
        ...file,
        bytes: new TextEncoder().encode(
          edit(new TextDecoder().decode(file.bytes)).replace(
            /equals: margin \* sales$/m,
            `equals: level / level * step / step * ${expression} * level`,
          ),
        ),
      })),
    );
    const timeline = { lead: 0, start, actual: 0, projected: periodsBetween(addPeriods(start, 1), addPeriods(start, 51)) };
    const world = { model: observed, marketplace: '*', timeline };
    const kernel = compileKernel(observed, ['margin_before_spend']);
    const run = simulate(world, kernel, { inputs: { name: 'plan', series }, draws, intervention: { runOff: 104 } });
    return [51, 52, 53, 103, 155].map((week) => 2 * (run.at('margin_before_spend', week)[0] ?? Number.NaN));
  };
  expect(seen('price_index')).toEqual([51, 51, 51, 51, 51]);
  expect(seen('price_index', (text) => text.replaceAll('ahead: last', 'ahead: mean'))).toEqual([51, 25.5, 25.5, 25.5, 25.5]);
  expect(seen('temperature')).toEqual([51, 0, 1, 51, 51]);
  expect(seen('total(spend) / step * step / level')).toEqual([306, 0, 0, 0, 0]);
});
