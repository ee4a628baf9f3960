import { describe, expect, test } from 'vitest';
import { headlinesOf, issuesOf, markOf, messageOf, small } from './small.ts';

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

  test('without dimensions, parameters or tables is a model too', () => {
    const model = small({ yaml: 'model: tiny\nvariables:\n  All:\n    x: {unit: month, equals: elapsed}\n' });
    expect([...model.variables.keys()]).toEqual(['x']);
    expect(model.channelTable).toEqual({ dimension: '', attributes: [], words: new Map() });
  });

  test('shows the piece of the equation in the user’s own line', () => {
    expect(messageOf(() => small({ variables: '    sales:\n      unit: money/month\n      equals: ad_spend * saeson\n' }))).toBe(
      [
        'unknown name "saeson"',
        '  at small.yaml, line 17, column 26',
        '    |       equals: ad_spend * saeson',
        '    |                          ^^^^^^',
        '  Did you mean "season"?',
      ].join('\n'),
    );
  });

  test('shows it in a folded equation, on the line where it stands', () => {
    const [issue] = issuesOf(() =>
      small({ variables: '    sales:\n      unit: money/month\n      equals: >-\n        ad_spend *\n        saeson\n' }),
    );
    expect([issue?.place?.line, issue?.place?.column, markOf(issue)]).toEqual([19, 9, 'saeson']);
  });

  test('shows a clash of units in the line', () => {
    expect(messageOf(() => small({ variables: '    sales: {unit: money, equals: ad_spend + price}\n' }))).toBe(
      [
        'invalid equation: both sides of "+" need one unit, and "ad_spend" is money/month, "price" is money/order',
        '  at small.yaml, line 15, column 34',
        '    |     sales: {unit: money, equals: ad_spend + price}',
        '    |                                  ^^^^^^^^^^^^^^^^',
        '  The second lacks a factor in order/month.',
      ].join('\n'),
    );
  });

  test('shows the issues of all its equations together', () => {
    const variables =
      '    a: {unit: 1, equals: season + nothing}\n    b: {unit: 1, equals: 2 season}\n    c: {unit: money, equals: season, starts: exp(price)}\n';
    expect(headlinesOf(() => small({ variables }))).toEqual([
      'unknown name "nothing"',
      'invalid equation: an operator is missing before "season"',
      'invalid equation: it gives 1, and is declared money',
      'invalid call of exp: its first argument must be a plain number, and is in money/order',
    ]);
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

  test('a delay needs this month’s value: it may be shorter than a month', () => {
    const model = small({ variables: '    a: {unit: 1, equals: "delay(b, 2)"}\n    b: {unit: 1, equals: season}\n' });
    expect(model.order).toEqual({ first: ['b', 'a'], later: ['b', 'a'] });
  });

  test('an input looks back in month 0 too', () => {
    expect(
      small({ variables: '    a: {unit: money/month, equals: "last(ad_spend) + delay(ad_spend, 3)"}\n' }).order.first,
    ).toEqual(['a']);
  });

  test('a loop is shown as a path', () => {
    const variables =
      '    a:\n      unit: 1\n      equals: season * b\n    b: {unit: 1, equals: c + 1}\n    c: {unit: 1, equals: a / 2}\n';
    expect(messageOf(() => small({ variables }))).toBe(
      [
        'invalid loop: a → b → c → a',
        '  at small.yaml, line 17, column 24',
        '    |       equals: season * b',
        '    |                        ^',
        '  Break it with the value of the month before: last(…) of one of them.',
      ].join('\n'),
    );
  });

  test('a variable that needs itself is a loop', () => {
    expect(headlinesOf(() => small({ variables: '    a: {unit: 1, equals: a + 1}\n' }))).toEqual(['invalid loop: a → a']);
    expect(headlinesOf(() => small({ variables: '    a: {unit: 1, equals: "delay(a, 1)"}\n' }))).toEqual(['invalid loop: a → a']);
  });

  test('a loop through a total is a loop', () => {
    const variables = '    a: {unit: 1, equals: total(b)}\n    b: {over: channel, unit: 1, equals: ceiling * a}\n';
    expect(headlinesOf(() => small({ variables }))).toEqual(['invalid loop: a → b → a']);
  });

  test('a loop in month 0 alone is told apart', () => {
    const variables = '    a: {unit: 1, equals: last(b), starts: b}\n    b: {unit: 1, equals: a}\n';
    expect(messageOf(() => small({ variables }))).toContain(
      'invalid loop in month 0: a → b → a\n  at small.yaml, line 15, column 43',
    );
    expect(headlinesOf(() => small({ variables: '    a: {unit: 1, equals: initial(a) + 1}\n' }))).toEqual([
      'invalid loop in month 0: a → a',
    ]);
  });

  test('two loops are both shown', () => {
    const variables = '    a: {unit: 1, equals: b}\n    b: {unit: 1, equals: a}\n    c: {unit: 1, equals: c}\n';
    expect(headlinesOf(() => small({ variables }))).toEqual(['invalid loop: a → b → a', 'invalid loop: c → c']);
  });

  test('last of a variable needs starts', () => {
    expect(messageOf(() => small({ variables: '    a: {unit: 1, equals: last(a) + 1}\n' }))).toBe(
      [
        'missing value of last(a) in month 0, before which no variable is known',
        '  at small.yaml, line 15, column 26',
        '    |     a: {unit: 1, equals: last(a) + 1}',
        '    |                          ^^^^^^^',
        '  Say what holds in month 0 under "starts", without last of a variable.',
      ].join('\n'),
    );
    expect(headlinesOf(() => small({ variables: '    a: {unit: 1, equals: 1, starts: last(a)}\n' }))).toHaveLength(1);
  });

  test('a chain of a thousand variables is no trouble', () => {
    const lines = Array.from(
      { length: 1_000 },
      (_, index) => `    x${index}: {unit: 1, equals: ${index === 999 ? 'season' : `x${index + 1}`}}`,
    );
    expect(small({ variables: lines.join('\n') }).order.later[0]).toBe('x999');
  });
});
