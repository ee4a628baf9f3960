import fc from 'fast-check';
import type { BigNumber } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { cos, sin } from '../../src/numeric/elementary/circle.ts';
import { exp } from '../../src/numeric/elementary/exponential.ts';
import { expInPlace, logInPlace } from '../../src/numeric/elementary/inPlace.ts';
import { log, log1p } from '../../src/numeric/elementary/logarithm.ts';
import { LOG_ROW, LOGS, POWERS_OF_ROOT, SCALES } from '../../src/numeric/elementary/mathsTables.ts';
import { pow } from '../../src/numeric/elementary/powers.ts';
import { exactly, spreadOver, ulpsOff } from '../helpers/ulps.ts';

const MANY = 300;

function worst(xs: readonly number[], got: (x: number) => number, wanted: (x: BigNumber) => BigNumber): number {
  return xs.reduce((most, x) => Math.max(most, ulpsOff(got(x), wanted(exactly(x)))), 0);
}

describe('exp', () => {
  test.each([
    [-700, 709],
    [-1, 1],
    [-1e-9, 1e-9],
  ])('from %d to %d is at most 1.1 units in the last place off', (from, to) => {
    expect(worst(spreadOver(from, to, MANY), exp, (x) => x.exp())).toBeLessThan(1.1);
  });
  test('subnormal results are within a unit of their last place', () => {
    expect(worst(spreadOver(-745, -708.5, 200), exp, (x) => x.exp())).toBeLessThan(1.01);
  });
  test.each([
    [0, 1],
    [-0, 1],
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY, 0],
    [5e-324, 1],
    [709.79, Number.POSITIVE_INFINITY],
    [-745.2, 0],
    [-745, 5e-324],
    [1e300, Number.POSITIVE_INFINITY],
    [-1e300, 0],
  ])('exp %d is %d', (x, wanted) => expect(exp(x)).toBe(wanted));
});

describe('log', () => {
  test.each([
    [0.5, 2],
    [0.99, 1.01],
    [1e-5, 1],
    [1, 1e9],
    [1e300, 1.7e308],
    [5e-324, 2e-308],
  ])('from %d to %d is at most 1.4 units in the last place off', (from, to) => {
    expect(worst(spreadOver(from, to, MANY), log, (x) => x.ln())).toBeLessThan(1.4);
  });
  test.each([
    [1, 0],
    [0, Number.NEGATIVE_INFINITY],
    [-0, Number.NEGATIVE_INFINITY],
    [-1, Number.NaN],
    [-5e-324, Number.NaN],
    [Number.NEGATIVE_INFINITY, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [Number.NaN, Number.NaN],
  ])('log %d is %d', (x, wanted) => expect(log(x)).toBe(wanted));
});

describe('log1p', () => {
  test.each([
    [-0.999, -0.5],
    [-0.5, 1],
    [-1e-3, 1e-3],
    [-1e-15, 1e-15],
    [1, 1e9],
  ])('from %d to %d is at most 2.5 units in the last place off', (from, to) => {
    expect(worst(spreadOver(from, to, MANY), log1p, (x) => x.plus(1).ln())).toBeLessThan(2.5);
  });
  test.each([0, -0, -1, -2, 5e-324, Number.POSITIVE_INFINITY, Number.NaN])('log1p %d', (x) => {
    expect(log1p(x)).toBe(Math.log1p(x));
  });
});

describe('pow', () => {
  test.each([
    [-3, 3, 4],
    [-0.1, 0.1, 3000],
    [-700, 700, 1],
  ])('of e^%d … e^%d to powers up to %d is at most 0.6 units in the last place off', (from, to, most) => {
    const exponents = spreadOver(-most, most, MANY).reverse();
    const bases = spreadOver(from, to, MANY).map(Math.exp);
    const off = bases.map((x, index) => {
      const y = exponents[index] ?? Number.NaN;
      return ulpsOff(pow(x, y), exactly(x).pow(exactly(y)));
    });
    expect(Math.max(...off)).toBeLessThan(0.6);
  });

  test('a whole power that is a double is exact', () => {
    const wrong: string[] = [];
    for (let base = 2; base < 60; base++)
      for (let [exponent, exact] = [1, base]; exact < 2 ** 53; exponent++, exact *= base)
        if (pow(base, exponent) !== exact || pow(-base, exponent) !== (exponent % 2 === 1 ? -exact : exact))
          wrong.push(`${base}^${exponent}`);
    expect(wrong).toEqual([]);
  });

  const edges = [0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, 1e300, -1e300, 5e-324].concat([Infinity, -Infinity, NaN]);
  const exponents = [...edges, 1 / 3, 1.5, -1.5, 31, -31, 1e20, -1e20, 2 ** 53, 2 ** 53 - 1, 1024, 1023, -1074, -1075];
  test.each(edges)('%d to every odd exponent is what the language says', (x) => {
    for (const y of exponents) {
      const [got, wanted] = [pow(x, y), x ** y];
      if (Number.isFinite(wanted) && wanted !== 0) expect(Math.abs(got / wanted - 1)).toBeLessThan(5e-16);
      else expect(got).toBe(wanted);
    }
  });
});

describe('tables', () => {
  test('hold the nearest doubles', () => {
    const roots = [...POWERS_OF_ROOT].map((root, j) => ulpsOff(root, exactly(2).pow(exactly(j / 64))));
    const logs = Array.from({ length: LOGS.length / LOG_ROW }, (_, piece) =>
      ulpsOff(LOGS[piece * LOG_ROW + 2] ?? Number.NaN, exactly(LOGS[piece * LOG_ROW] ?? Number.NaN).ln()),
    );
    expect(Math.max(...roots, ...logs)).toBeLessThanOrEqual(0.5);
    expect([...SCALES].every((scale, i) => scale === 2 ** (i - 1024))).toBe(true);
  });
});

test('sine and cosine of the smallest and of what is no angle', () => {
  expect([sin(-0), sin(5e-324), cos(0), sin(Number.NaN), cos(Number.POSITIVE_INFINITY)]).toEqual([
    0,
    5e-324,
    1,
    Number.NaN,
    Number.NaN,
  ]);
});

/** What a function makes of a number in memory. */
function inPlace(change: (io: Float64Array) => void): (x: number) => number {
  return (x) => {
    const io = Float64Array.of(x);
    change(io);
    return io[0] ?? 0;
  };
}

test('exp and log in place are the same to the last bit, whatever the number', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.double({ min: -750, max: 750 })), (x) => {
      expect([inPlace(expInPlace)(x), inPlace(logInPlace)(x)]).toEqual([exp(x), log(x)]);
    }),
    { numRuns: 2000 },
  );
});
