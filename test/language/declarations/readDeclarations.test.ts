import { describe, expect, test } from 'vitest';
import { headlinesOf, small } from '../small.ts';

describe('the model file', () => {
  test.each([
    ['Ad', 'spelling'],
    ['__proto__', 'spelling'],
    ['a b', 'spelling'],
    ['a.b', 'spelling'],
    ['a;process', 'spelling'],
    ['1a', 'spelling'],
    ['é', 'spelling'],
    ['x'.repeat(61), 'spelling'],
    ['last', 'a function'],
    ['total', 'a function'],
    ['exp', 'a function'],
    ['logistic', 'a function'],
    ['time', 'the clock'],
    ['step', 'the clock'],
    ['mod', 'a word'],
    ['and', 'a word'],
    ['true', 'a word'],
  ])('no variable may be called %s: %s', (name) => {
    expect(headlinesOf(() => small({ yaml: `variables:\n  All:\n    "${name}": {unit: 1, equals: 1}\n` }))).toEqual([
      `invalid name "${name}"`,
    ]);
  });

  test('constructor, toString and valueOf are names like any other', () => {
    const model = small({
      yaml: 'variables:\n  All:\n    constructor: {unit: 1, equals: 1}\n    valueof: {unit: 1, equals: constructor + 1}\n',
    });
    expect([...model.variables.keys()]).toEqual(['constructor', 'valueof']);
  });

  test('a file that is not there', () => {
    for (const file of ['chanels.csv', '../channels.csv', '/etc/passwd', 'file:///etc/passwd', '__proto__']) {
      expect(headlinesOf(() => small({ yaml: `dimensions:\n  channel: {file: "${file}"}\n` }))).toEqual([
        `missing file "${file}"`,
      ]);
    }
  });

  test('1,001 variables', () => {
    const lines = Array.from({ length: 1_001 }, (_, index) => `    x${index}: {unit: 1, equals: 1}`).join('\n');
    expect(headlinesOf(() => small({ variables: lines }))).toEqual(['invalid model: it has more than 1000 variables']);
  });
});
