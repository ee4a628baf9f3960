import { expect, test } from 'vitest';
import { calibrate } from '../../../src/posterior/calibrate.ts';
import { createTarget } from '../../../src/posterior/target.ts';
import { againstStan } from './againstStan.ts';
import { columnsOf, mmmSource } from './mmmSource.ts';

/** Stan's normal priors on values above 0 lack the factor 2 of a half-normal density. */
const HALVES = 3 * Math.LN2;

test('the log density agrees with Stan at its 40 points, with and without the Jacobian', () => {
  const target = createTarget(mmmSource());
  const points = columnsOf('monthly24.logdensity.csv');
  const count = points.get('u_intercept')?.length ?? 0;
  const columns = target.coordinates.map(({ slot }) => points.get(`u_${slot}`) ?? new Float64Array());
  const places = Float64Array.from(
    { length: count * columns.length },
    (_, index) => columns[index % columns.length]?.[Math.floor(index / columns.length)] ?? Number.NaN,
  );
  const { prior, priorOfValues, likelihood } = target.parts(places, count);
  const worst = (ours: Float64Array, column: string): number =>
    Math.max(
      ...ours.map((value, index) =>
        Math.abs((value + (likelihood[index] ?? 0) - HALVES) / (points.get(column)?.[index] ?? Number.NaN) - 1),
      ),
    );
  expect([count, columns.length]).toEqual([40, 13]);
  expect(worst(prior, 'lp_with_jacobian')).toBeLessThan(1e-10);
  expect(worst(priorOfValues, 'lp_no_jacobian')).toBeLessThan(1e-10);
  expect(target.logDensity(places, count)).toEqual(prior.map((value, index) => value + (likelihood[index] ?? 0)));
});

test('the posterior agrees with Stan’s by the pass rule', async () => {
  const calibration = await calibrate(mmmSource(), () => undefined);
  const { worstRHat, fewestBulk, fewestTail } = calibration.diagnostics;
  expect(worstRHat).toBeLessThan(1.01);
  expect(Math.min(fewestBulk, fewestTail)).toBeGreaterThan(400);
  const compared = againstStan(calibration);
  expect(compared).toHaveLength(13);
  expect(compared.filter(({ passes }) => !passes)).toEqual([]);
}, 120_000);
