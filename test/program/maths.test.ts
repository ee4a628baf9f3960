import { beforeAll, describe, expect, test } from 'vitest';
import type { Expression } from '../../src/language/expression.ts';
import { exp as libraryExp } from '../../src/numeric/elementary/exponential.ts';
import { log as libraryLog } from '../../src/numeric/elementary/logarithm.ts';
import { compileKernel } from '../../src/program/compileKernel.ts';
import { smallModel, tree } from '../helpers/smallModel.ts';

const { call, number, operation, parameter } = tree;
const MANY = 200_000;

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
function spread(from: number, to: number, count = MANY): Float64Array {
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
  test('many values to 1e-14 of Math.exp', () => {
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
  test.each(sets)('many values %s to 1e-14 of Math.log', (_, values) => {
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

/** Sine by its series in whole numbers of 2^-200, with pi to 66 digits: shares nothing with the kernel's way. */
function exactSine(angle: number, quarters = 0): number {
  const one = 1n << 200n;
  const pi = (3141592653589793238462643383279502884197169399375105820974944592307n * one) / 10n ** 66n;
  const turns = fixed(angle, 200) + (BigInt(quarters) * pi) / 2n;
  const x = turns - ((turns / pi) >> 1n) * 2n * pi;
  let sum = 0n;
  for (let term = x, n = 1n; term !== 0n; n += 2n) {
    sum += term;
    term = (-((term * x) / one) * x) / one / ((n + 1n) * (n + 2n));
  }
  return Number(sum) / 2 ** 200;
}

/** A double as a whole number of 2^-bits, exactly. */
function fixed(value: number, bits: number): bigint {
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(value) || 1)));
  return (BigInt(value * 2 ** (52 - exponent)) << BigInt(bits)) >> BigInt(52 - exponent);
}

test('written out, exp and log give the bits that the library gives', () => {
  const x = Float64Array.from([...EDGES, ...spread(-760, 720, 20_000), ...spread(-1, 1, 20_000)]);
  const sizes = Float64Array.from([...EDGES, ...spread(-744, 709, 20_000).map(Math.exp), ...spread(0.5, 2, 20_000)]);
  expect(compiled(call('exp', parameter('x')))(x)).toEqual(x.map(libraryExp));
  expect(compiled(call('log', parameter('x')))(sizes)).toEqual(sizes.map(libraryLog));
});

describe('sine and cosine', () => {
  const waves = { sin: compiled(call('sin', parameter('x'))), cos: compiled(call('cos', parameter('x'))) };
  const sets: [string, () => Float64Array][] = [
    ['within a turn', () => spread(-Math.PI, Math.PI, 2_000)],
    ['of many turns', () => spread(-99_999, 99_999, 2_000)],
    ['small', () => spread(-1e-6, 1e-6, 500)],
    ['at the zeros', () => Float64Array.from({ length: 400 }, (_, k) => ((k - 200) * Math.PI) / 2)],
  ];
  test.each(sets)('to 4e-16 of the exact value, angles %s', (_, angles) => {
    const x = angles();
    expect(worstError(waves.sin(x), x, (angle) => exactSine(angle))).toBeLessThan(4e-16);
    expect(worstError(waves.cos(x), x, (angle) => exactSine(angle, 1))).toBeLessThan(4e-16);
  });

  test('a large angle is moved by less than its own rounding', () => {
    const x = Float64Array.from(spread(12, 40, 500), Math.exp);
    for (const [index, value] of waves.sin(x).entries()) {
      const angle = x[index] ?? 0;
      expect(Math.abs(value - exactSine(angle))).toBeLessThan(angle * 2 ** -53 + 1e-15);
    }
  });

  test('squares add up to one, and one is the other a quarter of a turn on', () => {
    const x = spread(-50, 50);
    const [sine, cosine] = [waves.sin(x), waves.cos(x)];
    expect(
      Math.max(...sine.subarray(0, 100_000).map((value, index) => Math.abs(value ** 2 + (cosine[index] ?? 0) ** 2 - 1))),
    ).toBeLessThan(1e-15);
  });

  test.each([0, -0, NaN, Infinity, -Infinity, 5e-324, 1e-310, 1.7976931348623157e308])('sin %d', (x) => {
    const [got] = waves.sin(Float64Array.of(x));
    if (Math.abs(x) < 1e300) expect(got === x).toBe(true);
    else if (Number.isFinite(x)) expect(Math.abs(got ?? 2)).toBeLessThanOrEqual(1);
    else expect(got).toBe(Number.NaN);
  });

  test('a constant angle gives the same bits as a drawn one', () => {
    const x = spread(-1e6, 1e6, 300);
    for (const name of ['sin', 'cos'] as const) {
      const folded = [...x].map((angle) => compiled(call(name, number(angle)))(Float64Array.of(0))[0]);
      expect(folded).toEqual([...waves[name](x)]);
    }
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
