import { describe, expect, test } from 'vitest';
import { headlinesOf, issuesOf, messageOf, small } from '../small.ts';

describe('the model file', () => {
  test('unknown keys offer the nearest known one, at every level', () => {
    const yaml = 'modell: x\ninputs:\n  spend: {unit: 1, abot: x}\nvariables:\n  All:\n    x: {unit: 1, equal: 2}\n';
    expect(issuesOf(() => small({ yaml })).map(({ message, advice, place }) => [message, advice, place?.line])).toEqual([
      ['key "modell"', 'Did you mean "model"?', 1],
      ['key "abot"', 'Did you mean "about"?', 3],
      ['key "equal"', 'Did you mean "equals"?', 6],
      ['"equals" of "x"', 'Add "equals: …" under it.', 6],
    ]);
  });

  test('a missing field says under which name', () => {
    expect(messageOf(() => small({ yaml: 'inputs:\n  spend:\n    about: Money.\n' }))).toBe(
      [
        'missing "unit" of "spend"',
        '  at small.yaml, line 2, column 3',
        '    |   spend:',
        '    |   ^^^^^',
        '  Add "unit: …" under it.',
      ].join('\n'),
    );
  });

  test.each([
    ['a text where names belong', 'inputs: many\n'],
    ['a text where fields belong', 'inputs:\n  spend: money\n'],
    ['fields where a text belongs', 'inputs:\n  spend: {unit: {money: 1}}\n'],
  ])('%s', (_, yaml) => {
    expect(headlinesOf(() => small({ yaml }))[0]).toMatch(/^invalid value of "\w+"$/);
  });

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

  test('a name means one thing', () => {
    const yaml = 'inputs:\n  spend: {unit: 1}\nvariables:\n  One:\n    spend: {unit: 1, equals: 1}\n';
    expect(issuesOf(() => small({ yaml }))).toMatchObject([
      { message: 'name "spend"', place: { line: 5 }, advice: 'It already stands in line 2: rename one of the two.' },
    ]);
  });

  test('a unit, and a dimension, that does not exist', () => {
    const yaml = 'inputs:\n  spend: {unit: money/moth, over: chanel}\ndimensions:\n  channel: {file: channels.csv}\n';
    expect(headlinesOf(() => small({ yaml }))).toEqual(['unknown dimension "chanel"', 'unknown unit "moth"']);
    expect(messageOf(() => small({ yaml }))).toContain(
      '    |   spend: {unit: money/moth, over: chanel}\n    |                       ^^^^\n  Did you mean "month"?',
    );
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
