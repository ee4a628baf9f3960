import { describe, expect, test } from 'vitest';
import { small } from './small.ts';

describe('a model', () => {
  test('holds what its text says', () => {
    const model = small({
      variables: `
    appeal:
      over: channel
      unit: 1
      equals: total(weight * level) * ceiling
      about: What it sees.
      source: A book
    level: {over: signal, unit: 1, equals: last(level) + build / (1e6 * ad_spend), starts: 0.5}`,
    });
    expect(model.file).toBe('small.yaml');
    expect([...model.dimensions.keys()]).toEqual(['channel', 'signal']);
    expect(model.inputs.get('build')).toEqual({
      name: 'build',
      over: 'signal',
      unit: new Map([
        ['money', 1],
        ['month', -1],
      ]),
      about: '',
      label: 'Build',
      place: { file: 'small.yaml', line: 6, column: 3 },
    });
    expect(model.parameters.get('price')).toEqual({
      name: 'price',
      unit: new Map([
        ['money', 1],
        ['order', -1],
      ]),
      about: '',
      label: 'Price',
      place: { file: 'small.yaml', line: 8, column: 3 },
      symbol: 'p',
    });
    expect(model.tables.get('season')?.rows.map(({ month, value }) => [month, value])).toEqual([
      ['*-06', 1.1],
      ['2026-06', 1.4],
    ]);
    expect(model.variables.get('appeal')).toMatchObject({
      over: 'channel',
      section: 'Everything',
      about: 'What it sees.',
      source: 'A book',
      text: { equals: 'total(weight * level) * ceiling' },
      place: { file: 'small.yaml', line: 16, column: 5 },
    });
    expect(model.variables.get('level')?.text.starts).toBe('0.5');
    expect(model.order).toEqual({ first: ['level', 'appeal'], later: ['level', 'appeal'] });
  });
});

describe('order', () => {
  test('is found, not written', () => {
    const model = small({
      variables: '    a: {unit: 1, equals: b + c}\n    b: {unit: 1, equals: c}\n    c: {unit: 1, equals: season}\n',
    });
    expect(model.order.later).toEqual(['c', 'b', 'a']);
  });

  test('differs between month 0 and later months', () => {
    const model = small({
      variables:
        '    a: {unit: 1, equals: last(b), starts: 1}\n    b: {unit: 1, equals: a, starts: c}\n    c: {unit: 1, equals: last(a), starts: initial(a)}\n',
    });
    expect(model.order).toEqual({ first: ['a', 'c', 'b'], later: ['a', 'b', 'c'] });
  });

  test('a chain of a thousand variables is no trouble', () => {
    const lines = Array.from(
      { length: 1_000 },
      (_, index) => `    x${index}: {unit: 1, equals: ${index === 999 ? 'season' : `x${index + 1}`}}`,
    );
    expect(small({ variables: lines.join('\n') }).order.later[0]).toBe('x999');
  });
});

test('what plays revenue, gross or contribution is shown, listed or not, and once', () => {
  const rows = ['a', 'b', 'c', 'd'].map((name) => `    ${name}: {unit: 1, equals: '1'}\n`).join('');
  const yaml = `model: m\nroles: {revenue: a, contribution: c, value: d}\nshown: [c, b]\nvariables:\n  All:\n${rows}`;
  expect(small({ yaml }).shown).toEqual(['c', 'b', 'a']);
});
