import { describe, expect, test } from 'vitest';
import type { Expression } from '../../src/language/expression.ts';
import type { Dimension } from '../../src/language/model.ts';
import { log } from '../../src/numeric/elementary/logarithm.ts';
import { compileKernel } from '../../src/program/compileKernel.ts';
import { runKernel } from '../helpers/runKernel.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';
import type { Trial } from '../oracle/interpretModel.ts';

const { call, choice, clock, constant, delay, initial, input, last, number, operation, parameter, table, total, variable } = tree;
const plus = (left: Expression, right: Expression) => operation('+', left, right);
const times = (left: Expression, right: Expression) => operation('*', left, right);

const TRIAL: Trial = { months: 5, lead: 2, start: -3, parameters: new Map(), inputs: new Map(), tables: new Map() };

/** All months of one output of a model with these variables. */
function months(
  variables: Parameters<typeof smallModel>[0]['variables'],
  output: string,
  trial: Partial<Trial> = {},
  dimensions: readonly Dimension[] = [],
): number[] {
  const given = { ...TRIAL, ...trial };
  const result = runKernel(compileKernel(smallModel({ variables, dimensions }), [output]), [given]);
  return Array.from({ length: given.months }, (_, month) => result(output, month));
}

describe('time', () => {
  test('starts holds in month 0 only, last looks one month back', () => {
    const grow = { name: 'x', starts: number(3), equals: times(number(2), last(variable('x'))) };
    expect(months([grow], 'x')).toEqual([3, 6, 12, 24, 48]);
  });

  test('values that take over from one another in the same month do so together', () => {
    const swap = [
      { name: 'a', starts: number(1), equals: last(variable('b')) },
      { name: 'b', starts: number(2), equals: last(variable('c')) },
      { name: 'c', starts: number(3), equals: last(variable('a')) },
    ];
    expect(months(swap, 'a')).toEqual([1, 2, 3, 1, 2]);
    const drawn = swap.map((one, index) => (index === 0 ? { ...one, starts: parameter('p') } : one));
    expect(months(drawn, 'a', { parameters: new Map([['p', 7]]) })).toEqual([7, 2, 3, 7, 2]);
  });

  test('initial is the value of month 0 for ever', () => {
    const variables = [
      { name: 'x', starts: parameter('p'), equals: plus(last(variable('x')), number(1)) },
      { name: 'gain', equals: operation('-', variable('x'), initial(variable('x'))) },
    ];
    expect(months(variables, 'gain', { parameters: new Map([['p', 10]]) })).toEqual([0, 1, 2, 3, 4]);
  });

  test('last and delay of an input reach into the lead, and no further', () => {
    const spend = { inputs: new Map([['spend', [10, 20, 30, 40, 50, 60, 70]]]) };
    expect(months([{ name: 'x', equals: last(input('spend')) }], 'x', spend)).toEqual([20, 30, 40, 50, 60]);
    expect(months([{ name: 'x', equals: delay(input('spend'), number(3)) }], 'x', spend)).toEqual([10, 10, 20, 30, 40]);
    const drawn = [{ name: 'x', equals: delay(input('spend'), parameter('lag')) }];
    const lagged = (lag: number) => months(drawn, 'x', { ...spend, parameters: new Map([['lag', lag]]) });
    expect(lagged(1.5)).toEqual([15, 25, 35, 45, 55]);
    expect(lagged(-4)).toEqual([30, 40, 50, 60, 70]);
    expect(lagged(1e9)).toEqual([10, 10, 10, 10, 10]);
    expect(
      months([{ name: 'x', equals: last(input('spend')) }], 'x', { lead: 0, inputs: new Map([['spend', [1, 2, 3, 4, 5]]]) }),
    ).toEqual([1, 1, 2, 3, 4]);
  });

  test('delay of a variable is linear between two months and stops at month 0', () => {
    const variables = [
      { name: 'x', starts: parameter('p'), equals: plus(last(variable('x')), number(10)) },
      { name: 'late', equals: delay(variable('x'), parameter('lag')) },
    ];
    const lagged = (lag: number) =>
      months(variables, 'late', {
        parameters: new Map([
          ['p', 0],
          ['lag', lag],
        ]),
      });
    expect(lagged(0)).toEqual([0, 10, 20, 30, 40]);
    expect(lagged(0.25)).toEqual([0, 7.5, 17.5, 27.5, 37.5]);
    expect(lagged(2)).toEqual([0, 0, 0, 10, 20]);
    expect(lagged(99)).toEqual([0, 0, 0, 0, 0]);
  });

  test('a delay of what no draw changes is a number a month', () => {
    const variables = [
      { name: 'x', equals: clock('elapsed') },
      { name: 'late', equals: plus(delay(variable('x'), number(1.5)), delay(variable('x'), parameter('lag'))) },
    ];
    expect(months(variables, 'late', { parameters: new Map([['lag', 1]]) })).toEqual([0, 0, 1.5, 3.5, 5.5]);
  });

  test('the clock', () => {
    const read = (name: Parameters<typeof clock>[0]) => months([{ name: 'x', equals: clock(name) }], 'x');
    expect(read('time')).toEqual([-3, -2, -1, 0, 1]);
    expect(read('elapsed')).toEqual([0, 1, 2, 3, 4]);
    expect(read('years')).toEqual([0, 1 / 12, 2 / 12, 3 / 12, 4 / 12]);
    expect(read('month')).toEqual([10, 11, 12, 1, 2]);
    expect(read('year')).toEqual([2025, 2025, 2025, 2026, 2026]);
    expect(read('step')).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('dimensions', () => {
  const channel: Dimension = {
    name: 'channel',
    members: [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
      { id: 'c', label: 'C' },
    ],
    constants: new Map(),
  };
  const signal: Dimension = {
    name: 'signal',
    within: 'channel',
    members: [
      { id: 'one', label: '1', owner: 'a' },
      { id: 'two', label: '2', owner: 'b' },
      { id: 'three', label: '3', owner: 'a' },
    ],
    constants: new Map([['weight', [1, 10, 100]]]),
  };
  const size = { name: 'size', over: 'channel', equals: parameter('p', 'channel') };
  const given = {
    parameters: new Map([
      ['p.a', 2],
      ['p.b', 3],
      ['p.c', 5],
    ]),
  };
  const answer = (variables: Parameters<typeof months>[0], output: string) =>
    months(variables, output, given, [channel, signal])[2];

  test('total over all members, over those of the current owner, and over none', () => {
    const body = times(constant('weight', 'signal'), variable('size', 'channel'));
    expect(answer([size, { name: 'sum', equals: total('signal', body) }], 'sum')).toBe(1 * 2 + 10 * 3 + 100 * 2);
    const own = { name: 'own', over: 'channel', equals: total('signal', body, 'channel') };
    expect(['own.a', 'own.b', 'own.c'].map((slot) => answer([size, own], slot))).toEqual([202, 30, 0]);
  });

  test('the owner of the current member is meant by a name over the owning dimension', () => {
    const share = {
      name: 'share',
      over: 'signal',
      equals: operation('/', variable('size', 'channel'), total('channel', variable('size', 'channel'))),
    };
    expect(answer([size, share], 'share.two')).toBe(0.3);
  });
});

describe('what is computed', () => {
  test('only what the outputs need is asked for', () => {
    const variables = [
      { name: 'x', equals: times(parameter('p'), table('season')) },
      { name: 'y', equals: times(parameter('q'), input('spend')) },
    ];
    const kernel = compileKernel(smallModel({ variables }), ['x']);
    expect(kernel.parameters).toEqual(['p']);
    expect(kernel.tables).toEqual(['season']);
    expect(kernel.inputs).toEqual([]);
  });

  test('equal expressions are computed once, and what no month changes once a draw', () => {
    const twice = call('exp', times(parameter('p'), number(2)));
    const { source } = compileKernel(
      smallModel({ variables: [{ name: 'x', equals: plus(times(twice, clock('time')), twice) }] }),
      ['x'],
    );
    expect(source.match(/roots\[/g)).toHaveLength(1);
    const monthly = source.slice(source.lastIndexOf('for (let t'));
    expect(monthly).not.toContain('roots[');
  });

  test('what no draw changes is computed once a run', () => {
    const { source } = compileKernel(
      smallModel({ variables: [{ name: 'x', equals: times(parameter('p'), call('exp', clock('time'))) }] }),
      ['x'],
    );
    expect(source.slice(source.indexOf('for (let draw'))).not.toContain('roots[');
  });

  test('the side of a choice that is not taken costs nothing and breaks nothing', () => {
    const guarded = choice(
      operation('>', parameter('p'), number(0)),
      call('log', parameter('p')),
      call('exp', negated(parameter('p'))),
    );
    const variables = [{ name: 'x', equals: times(guarded, clock('step')) }];
    const { source } = compileKernel(smallModel({ variables }), ['x']);
    expect(source).toMatch(/if \(v\d+ > 0\) \{/);
    expect(months(variables, 'x', { parameters: new Map([['p', -1]]) })[1]).toBeCloseTo(Math.E, 14);
    expect(months(variables, 'x', { parameters: new Map([['p', Math.E]]) })[1]).toBeCloseTo(1, 14);
  });

  test('a value that both sides of a choice read is computed before it', () => {
    const both = call('log', plus(parameter('p'), clock('elapsed')));
    const either = choice(operation('>', parameter('p'), clock('elapsed')), times(both, number(2)), times(both, number(3)));
    const values = months([{ name: 'x', equals: either }], 'x', { parameters: new Map([['p', 2]]) });
    expect(values).toEqual([2, 2, 3, 3, 3].map((factor, month) => log(2 + month) * factor));
  });

  test('an unknown output is an error that offers the nearest', () => {
    const model = smallModel({ variables: [{ name: 'share', equals: number(1) }] });
    expect(() => compileKernel(model, ['shere'])).toThrow('unknown variable "shere"\n  at small.yaml\n  Did you mean "share"?');
    expect(() => compileKernel(model, ['__proto__'])).toThrow('unknown variable "__proto__"');
  });

  test('buffers that are too short are refused', () => {
    const kernel = compileKernel(smallModel({ variables: [{ name: 'x', equals: parameter('p') }] }), ['x']);
    const none = new Float64Array(0);
    const run = {
      from: 0,
      to: 2,
      months: 1,
      lead: 0,
      start: 0,
      actual: 0,
      parameters: none,
      parameterStride: 2,
      inputs: none,
      tables: none,
      out: new Float64Array(2),
      outStride: 2,
    };
    expect(() => kernel.run(run)).toThrow(RangeError);
    expect(() => kernel.run({ ...run, parameters: new Float64Array(2), outStride: 1 })).toThrow(RangeError);
    kernel.run({ ...run, parameters: Float64Array.of(4, 5) });
    expect([...run.out]).toEqual([4, 5]);
  });
});

function negated(argument: Expression): Expression {
  return tree.negate(argument);
}
