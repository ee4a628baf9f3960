import { expect, test } from 'vitest';
import { addMonths, parseMonth, sinceEpoch } from '../../../src/core/calendar.ts';
import { slotsOf } from '../../../src/language/slots.ts';
import { loadModel } from '../../../src/pipeline.ts';
import { compileKernel } from '../../../src/program/compileKernel.ts';
import { runKernel } from '../../helpers/runKernel.ts';
import { sourceFiles } from '../../helpers/shipped.ts';
import { differences } from '../../oracle/differences.ts';
import type { Trial } from '../../oracle/interpretModel.ts';
import { mediamixStudy, TRUTH } from './study.ts';

const model = loadModel(sourceFiles('test/models/mediamix').filter(({ path }) => !path.endsWith('.ts')));

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
  expect(addMonths(parseMonth('2023-12-11') ?? (0 as never), 129)).toBe(parseMonth('2026-06-01'));
});
