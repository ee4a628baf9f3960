import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DENSITIES, familyOf } from '../../../src/language/densities/densities.ts';
import { parseDensity } from '../../../src/language/densities/parseDensity.ts';
import { messageOf, small } from '../small.ts';

describe.each([...DENSITIES.values()])('$name', ({ example, transform, quantile, logDensity }) => {
  const { given } = parseDensity(example.text);

  test('its example holds', () => expect(logDensity(example.at, given)).toBeCloseTo(example.logDensity, 12));

  test('its density on the scale without bounds integrates to 1, and to p below the quantile of p', () => {
    const [from, to] = [transform.to(quantile(1e-9, given)), transform.to(quantile(1 - 1e-9, given))];
    const steps = 20_000;
    const middle = transform.to(quantile(0.3, given));
    let [all, below] = [0, 0];
    for (let step = 0; step < steps; step++) {
      const u = from + ((step + 0.5) * (to - from)) / steps;
      const mass = (Math.exp(logDensity(transform.from(u), given) + transform.logJacobian(u)) * (to - from)) / steps;
      all += mass;
      if (u < middle) below += mass;
    }
    expect(all).toBeCloseTo(1, 4);
    expect(below).toBeCloseTo(0.3, 3);
  });

  test('its transform goes both ways and its Jacobian is the slope', () => {
    const property = fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (u) => {
      expect(transform.to(transform.from(u))).toBeCloseTo(u, 8);
      const slope = (transform.from(u + 1e-5) - transform.from(u - 1e-5)) / 2e-5;
      expect(transform.logJacobian(u)).toBeCloseTo(Math.log(slope), 5);
    });
    expect(fc.check(property)).toMatchObject({ failed: false });
  });
});

test('outside the support there is no density', () => {
  const at = (text: string, x: number): number => familyOf(parseDensity(text)).logDensity(x, parseDensity(text).given);
  expect([at('half-normal(1)', -1), at('log-normal(0, 1)', 0), at('beta(2, 3)', 1.1)]).toEqual(
    Array(3).fill(Number.NEGATIVE_INFINITY),
  );
});

test.each([
  ['normal', 'invalid density: "normal" is not a family with its numbers'],
  ['gamma(1, 2)', 'unknown density "gamma"'],
  ['normal(1)', 'invalid density: normal takes 2 plain numbers'],
  ['normal(1, two)', 'invalid density: normal takes 2 plain numbers'],
  ['normal(0, 0)', 'invalid density: sd must be above 0'],
  ['beta(0, 1)', 'invalid density: a and b must be above 0'],
  ['half-normal(-1)', 'invalid density: scale must be above 0'],
])('"%s" is refused with its place', (density, message) => {
  const yaml = `parameters:\n  alpha: {unit: 1, density: "${density}"}\nvariables:\n  All:\n    x: {unit: 1, equals: alpha}\n`;
  const shown = messageOf(() => small({ yaml }));
  expect(shown.split('\n').slice(0, 2)).toEqual([message, '  at small.yaml, line 2, column 30']);
});
