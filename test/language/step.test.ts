import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/language/model.ts';
import { differences } from '../oracle/differences.ts';
import type { Trial } from '../oracle/interpretModel.ts';
import { headlinesOf, messageOf, small } from './small.ts';

const weekly = (variables: string, top = 'step: week'): Model =>
  small({
    yaml: `model: tiny\n${top}\nparameters:\n  rate: {unit: 1/year}\n  life: {unit: month}\nvariables:\n  All:\n${variables}\n`,
  });

test('a model moves by the month, or says that it moves by the week', () => {
  expect(weekly('    x: {unit: month, equals: elapsed}', '').step).toBe('month');
  expect(weekly('    x: {unit: week, equals: elapsed}').step).toBe('week');
  expect(messageOf(() => weekly('    x: {unit: 1, equals: 1}', 'step: day'))).toBe(`invalid step of the model
  at small.yaml, line 2, column 7
    | step: day
    |       ^^^
  Write "step: week" or "step: month"; a model without it moves by the month.`);
});

describe('units of a weekly model', () => {
  test.each([
    ['time', 'week'],
    ['ahead / step', '1'],
    ['years', 'year'],
    ['week', '1'],
    ['sin(2 * pi * year_part)', '1'],
    ['steps_a_year', 'week/year'],
    ['compound(rate, elapsed)', '1'],
    ['decay(life * weeks_a_month, step)', '1'],
  ])('%s is in %s', (equals, unit) => {
    expect(weekly(`    x: {unit: ${unit}, equals: "${equals}"}`).variables.has('x')).toBe(true);
  });

  test.each([
    ['compound(rate, life)', 'invalid call of compound: its second argument must be in week, and is in month'],
    ['decay(life, step)', 'invalid call of decay: its second argument must be in month, and is in week'],
    ['delay(y, life)', 'invalid equation: the lag "life" is month'],
    ['sin(elapsed)', 'invalid call of sin: its first argument must be a plain number, and is in week'],
  ])('%s is refused', (equals, headline) => {
    expect(headlinesOf(() => weekly(`    y: {unit: 1, equals: year_part}\n    x: {unit: 1, equals: "${equals}"}`))).toEqual([
      headline,
    ]);
  });

  test('a monthly model has no weeks', () => {
    expect(headlinesOf(() => weekly('    x: {unit: 1, equals: week}', ''))).toEqual(['unknown name "week"']);
    expect(weekly('    x: {unit: month/year, equals: steps_a_year}', '').step).toBe('month');
  });
});

test('kernel and interpreter read the clock of weeks alike, over years that have 52 and 53 of them', () => {
  const names = ['time / step', 'ahead / step', 'years / (step / steps_a_year)', 'month', 'year', 'week', 'year_part'];
  const more = ['compound(rate, elapsed)', 'decay(life * weeks_a_month, step)', 'cos(4 * pi * year_part)'];
  const model = weekly([...names, ...more].map((equals, index) => `    x${index}: {unit: 1, equals: "${equals}"}`).join('\n'));
  const trial: Trial = {
    step: 'week',
    months: 330,
    lead: 0,
    start: -30,
    actual: 100,
    parameters: new Map([
      ['rate', 0.07],
      ['life', 5],
    ]),
    inputs: new Map(),
    tables: new Map(),
  };
  expect(differences(model, [trial])).toEqual([]);
});

test('an input says what it is where no plan has a line for it', () => {
  const input = (fields: string) =>
    small({
      yaml: `model: tiny\ninputs:\n  heat: {unit: 1${fields}}\nvariables:\n  All:\n    x: {unit: 1, equals: heat}\n`,
    }).inputs.get('heat');
  expect(['', ', ahead: last', ', ahead: mean', ', ahead: year'].map((fields) => input(fields)?.ahead)).toEqual([
    undefined,
    'last',
    'mean',
    'year',
  ]);
  expect(headlinesOf(() => input(', ahead: yesterday'))).toEqual(['unknown word for what holds ahead "yesterday"']);
});
