import { expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { at } from '../../src/core/present.ts';
import { buildModel } from '../../src/language/buildModel.ts';
import { logGamma } from '../../src/numeric/beta.ts';
import { stream } from '../../src/numeric/random.ts';
import { strayedBy } from '../../src/posterior/fitted.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { densityAssumptions } from '../oracle/mmm/mmmSource.ts';

const TEXT = `
parameters:
  level: {unit: 1, density: "normal(0, 1)"}
  spread: {unit: 1, density: "log-normal(0, 1)"}
  left: {unit: 1, density: "beta(2, 2)"}
variables:
  All:
    y: {unit: 1, equals: level}
observations:
  y: {of: y, error: normal, spread: spread, persistence: left, tails: 4, about: What is measured.}
`;
const VALUES = [0.3, 0.1, 6, -0.4, 0.2];

/** Student's t with 4 degrees of freedom and this standard deviation. */
function logDensity(x: number, deviation: number): number {
  const scale = deviation * Math.sqrt(2 / 4);
  const whole = logGamma(5 / 2) - logGamma(4 / 2) - Math.log(4 * Math.PI) / 2 - Math.log(scale);
  return whole - (5 / 2) * Math.log(1 + (x / scale) ** 2 / 4);
}

test('errors with tails have the density of Student’s t, and its slope', () => {
  const model = buildModel({ yaml: { file: 'tails.yaml', text: TEXT }, tables: new Map(), assumptions: [] });
  const target = createTarget({
    ...{ model, assumptions: densityAssumptions(model), kernelFor: kernelsOf(model), marketplace: 'US' },
    ...{ start: monthOf(2025, 1), months: VALUES.length, columns: new Map([['y', Float64Array.from(VALUES)]]) },
    ...{ limits: new Map(), inputs: new Map(), seed: 1, draws: 10 },
    schedule: { sampler: 'HMC', runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 },
  });
  const place = Float64Array.of(0.2, -0.3, 0.4);
  const [level, spread, left] = target.coordinates.map(({ value }, index) => value(at(place, index)));
  if (level === undefined || spread === undefined || left === undefined) throw new Error('three parameters');
  const errors = VALUES.map((value) => value - level);
  const wanted = errors.map((error, month) =>
    month === 0
      ? logDensity(error, spread)
      : logDensity(error - left * at(errors, month - 1), spread * Math.sqrt(1 - left * left)),
  );
  expect(at(target.parts(place, 1).likelihood, 0)).toBeCloseTo(
    wanted.reduce((sum, part) => sum + part),
    10,
  );
  const gradient = new Float64Array(3);
  target.withGradient?.(place, 1, gradient);
  for (const index of [0, 1, 2]) {
    const [above, below] = [1e-5, -1e-5].map((by) => {
      const moved = place.map((value, one) => (one === index ? value + by : value));
      return at(target.logDensity(moved, 1), 0);
    });
    expect(at(gradient, index)).toBeCloseTo(((above ?? Number.NaN) - (below ?? Number.NaN)) / 2e-5, 5);
  }
});

test('errors are drawn with the standard deviation of 1, and more of them near and far than normal ones', () => {
  const next = stream(5, 'tails');
  const count = 20_000;
  const drawn = Float64Array.from({ length: count }, () => strayedBy({ tails: 5 }, next));
  const inside = (bound: number): number => drawn.filter((value) => Math.abs(value) < bound).length / count;
  // Quantiles of Student's t with 5 degrees of freedom, times the root of 3 / 5; four binomial standard errors.
  for (const [bound, part] of [
    [1.4758840487820273 * Math.sqrt(0.6), 0.8],
    [4.032142983557536 * Math.sqrt(0.6), 0.99],
  ] as const)
    expect(Math.abs(inside(bound) - part)).toBeLessThan(4 * Math.sqrt((part * (1 - part)) / count));
});
