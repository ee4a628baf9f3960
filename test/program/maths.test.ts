import { beforeAll, describe, expect, test } from 'vitest';
import type { Expression } from '../../src/language/expression.ts';
import { compileKernel } from '../../src/program/compileKernel.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

const { call, number, operation, parameter } = tree;
const MILLION = 1_000_000;

/** A function of two parameters, compiled, over columns. */
function compiled(equals: Expression): (x: Float64Array, y?: Float64Array) => Float64Array {
  const kernel = compileKernel(smallModel({ variables: [{ name: 'f', equals }] }), ['f']);
  return (x, y = x) => {
    const out = new Float64Array(x.length);
    const columns = new Map([
      ['x', x],
      ['y', y],
    ]);
    const parameters = Float64Array.from(kernel.parameters.flatMap((slot) => [...(columns.get(slot) ?? [])]));
    const none = new Float64Array(0);
    const strides = { parameterStride: x.length, outStride: x.length };
    kernel.run({
      from: 0,
      to: x.length,
      months: 1,
      lead: 0,
      start: 0,
      actual: 0,
      parameters,
      inputs: none,
      tables: none,
      out,
      ...strides,
    });
    return out;
  };
}

/** Evenly spread over an interval, by steps that fall on no pattern of the tables. */
function spread(from: number, to: number, count = MILLION): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => from + (to - from) * ((index * 0.6180339887498949) % 1));
}

function worstError(got: Float64Array, x: Float64Array, wanted: (x: number) => number): number {
  return x.reduce((worst, value, index) => {
    const exact = wanted(value);
    const difference = Math.abs((got[index] ?? Number.NaN) - exact);
    return Math.max(worst, difference === 0 ? 0 : difference / Math.abs(exact));
  }, 0);
}

const EDGES = [
  0,
  -0,
  1,
  -1,
  NaN,
  Infinity,
  -Infinity,
  5e-324,
  1e-310,
  2.2250738585072014e-308,
  1.7976931348623157e308,
  709.78,
  709.79,
  710.5,
  -708.4,
  -745,
  -745.2,
  -746,
  1e300,
  -1e300,
];

describe('exp', () => {
  const exp = compiled(call('exp', parameter('x')));
  test('a million values to 1e-14 of Math.exp', () => {
    const x = spread(-700, 709);
    expect(worstError(exp(x), x, Math.exp)).toBeLessThan(1e-14);
  });
  test('subnormal results are right to their last place', () => {
    const x = spread(-745, -708, 10_000);
    exp(x).forEach((value, index) => {
      expect(Math.abs(value - Math.exp(x[index] ?? 0))).toBeLessThanOrEqual(5e-324 + 1e-14 * value);
    });
  });
  test.each(EDGES)('exp %d', (x) => {
    const [got] = exp(Float64Array.of(x));
    const wanted = Math.exp(x);
    if (Number.isFinite(wanted)) expect(Math.abs((got ?? Number.NaN) - wanted)).toBeLessThanOrEqual(5e-324 + 1e-14 * wanted);
    else expect(got).toBe(wanted);
  });
});

describe('log', () => {
  const log = compiled(call('log', parameter('x')));
  const sets: [string, () => Float64Array][] = [
    ['of every size', () => spread(-708, 709).map(Math.exp)],
    ['around 1', () => spread(0.5, 2)],
    ['close to 1', () => spread(1 - 1e-5, 1 + 1e-5)],
  ];
  test.each(sets)('a million values %s to 1e-14 of Math.log', (_, values) => {
    const x = values();
    expect(worstError(log(x), x, Math.log)).toBeLessThan(1e-14);
  });
  test.each(EDGES)('log %d', (x) => {
    const [got] = log(Float64Array.of(x));
    const wanted = Math.log(x);
    if (Number.isFinite(wanted)) expect(Math.abs((got ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-14 * Math.abs(wanted));
    else expect(got).toBe(wanted);
  });
});

describe('powers', () => {
  let general: ReturnType<typeof compiled>;
  beforeAll(() => {
    general = compiled(operation('^', parameter('x'), parameter('y')));
  });

  test('agree with Math.pow for positive bases', () => {
    const x = spread(-3, 3).map(Math.exp);
    const y = spread(-4, 4).reverse();
    const got = general(x, y);
    const worst = got.reduce((most, value, index) => {
      const wanted = (x[index] ?? 0) ** (y[index] ?? 0);
      return Math.max(most, Math.abs(value / wanted - 1));
    }, 0);
    expect(worst).toBeLessThan(1e-14);
  });

  const bases = [0, -0, 0.5, 1, 2, -1, -2, -0.5, Infinity, NaN];
  const exponents = [0, 1, 2, 3, 5, -1, -2, -3, 0.5, 1.5, -0.5, 40, 41];
  test.each(bases.flatMap((x) => exponents.map((y) => [x, y] as const)))('%d ^ %d', (x, y) => {
    const wanted = x ** y;
    const drawn = general(Float64Array.of(x), Float64Array.of(y))[0] ?? 0;
    const literal = compiled(operation('^', parameter('x'), number(y)))(Float64Array.of(x))[0] ?? 0;
    for (const got of [drawn, literal]) {
      if (Number.isFinite(wanted) && wanted !== 0) expect(got / wanted).toBeCloseTo(1, 12);
      else expect(Math.abs(got)).toBe(Math.abs(wanted));
    }
  });

  test('a number to a drawn power', () => {
    const x = spread(-20, 20);
    const got = compiled(operation('^', number(2), parameter('x')))(x);
    expect(worstError(got, x, (value) => 2 ** value)).toBeLessThan(1e-14);
  });
});

test('round goes to the nearest whole number, a half up, and a condition is 1 or 0', () => {
  const x = Float64Array.of(2.5, -2.5, 2.4, NaN);
  expect([...compiled(call('round', parameter('x')))(x)]).toEqual([3, -2, 2, NaN]);
  expect([...compiled(operation('>', parameter('x'), number(0)))(x)]).toEqual([1, 0, 1, 0]);
  expect([...compiled(tree.not(parameter('x')))(x)]).toEqual([0, 0, 0, 1]);
  expect([...compiled(operation('and', parameter('x'), number(1)))(x)]).toEqual([1, 1, 1, 0]);
});
