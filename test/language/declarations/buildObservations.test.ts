import { describe, expect, test } from 'vitest';
import { headlinesOf, issuesOf, small } from '../small.ts';

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

  test.each([
    ['{of: sale, error: normal, spread: wide}', 'unknown variable "sale"'],
    ['{of: sales, error: gaussian, spread: wide}', 'unknown error "gaussian"'],
    ['{of: sales, error: lognormal, spread: beta}', 'unknown parameter "beta"'],
    ['{of: sales, error: lognormal, spread: wide}', 'invalid error parameter "wide": its unit is money'],
    ['{of: sales, error: normal, spread: alpha}', 'invalid error parameter "alpha": its unit is 1'],
    ['{of: sales, error: normal, spread: wide, persistence: wide}', 'invalid error parameter "wide": its unit is money'],
    [
      '{of: share, error: lognormal, spread: alpha}',
      'invalid observation: "share" is over channel, the observation over no dimension',
    ],
    ['{of: sales, error: lognormal, spread: apart}', 'invalid error parameter "apart": it is over channel'],
    ['{of: sales, error: lognormal, spread: alpha, trials: prompts}', 'invalid trials of an error that counts nothing'],
    ['{over: channel, of: share, error: count, spread: alpha}', 'missing "trials" of "sales"'],
    ['{over: channel, of: share, error: count, spread: alpha, trials: "2 + x"}', 'invalid trials "2 + x"'],
    ['{of: sales, error: normal}', 'missing "spread" of "sales"'],
  ])('%s is refused', (observation, headline) => {
    const issues = issuesOf(() => small({ yaml: yaml(observation) }));
    expect(headlinesOf(() => small({ yaml: yaml(observation) }))).toEqual([headline]);
    expect(issues[0]?.place?.line).toBe(12);
  });
});
