import { describe, expect, test } from 'vitest';
import { small } from '../small.ts';

const yaml = (observation: string): string =>
  [
    'dimensions:',
    '  channel: {file: channels.csv}',
    'parameters:',
    '  alpha: {unit: 1}',
    '  wide: {unit: money}',
    '  apart: {over: channel, unit: 1}',
    'variables:',
    '  All:',
    '    sales: {unit: money, equals: wide}',
    '    share: {over: channel, unit: 1, equals: alpha}',
    'observations:',
    `  sales: ${observation}`,
    '',
  ].join('\n');

describe('observations', () => {
  test('are empty where the model has none', () => expect(small().observations.size).toBe(0));

  test('are read: a variable, its error, its parameters', () => {
    const model = small({ yaml: yaml('{of: sales, error: lognormal, spread: alpha, persistence: alpha, about: Sales.}') });
    expect(model.observations.get('sales')).toMatchObject({
      of: 'sales',
      error: 'lognormal',
      spread: 'alpha',
      persistence: 'alpha',
      trials: [],
      about: 'Sales.',
      place: { line: 12 },
    });
    const counted = small({ yaml: yaml('{over: channel, of: share, error: count, spread: apart, trials: prompts * runs}') });
    expect(counted.observations.get('sales')).toMatchObject({ over: 'channel', spread: 'apart', trials: ['prompts', 'runs'] });
  });
});
