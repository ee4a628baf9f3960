import { expect, test } from 'vitest';
import { calibrate } from '../../../src/calibrate/calibrate.ts';
import { createTarget } from '../../../src/calibrate/target.ts';
import { columnsOf, mmmSource, read } from './mmmSource.ts';

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

interface Reference {
  readonly variable: string;
  readonly mean: number;
  readonly sd: number;
  readonly q5: number;
  readonly q95: number;
}

function references(): Reference[] {
  const [, ...rows] = read('monthly24.reference-summary.csv').trim().split('\n');
  return rows.map((row) => {
    const [variable = '', ...cells] = row.split(',').map((cell) => cell.replaceAll('"', ''));
    const [mean, sd, q5, , , , q95] = cells.map(Number) as [number, number, number, number, number, number, number];
    return { variable, mean, sd, q5, q95 };
  });
}

test('the posterior agrees with Stan’s by the pass rule', async () => {
  const source = mmmSource();
  const { draws, diagnostics, sampled } = await calibrate(source, () => undefined);
  expect(diagnostics.worstRHat).toBeLessThan(1.01);
  expect(Math.min(diagnostics.fewestBulk, diagnostics.fewestTail)).toBeGreaterThan(400);
  const known = references().filter(({ variable }) => sampled.includes(variable));
  const broken = known.flatMap(({ variable, mean, sd, q5, q95 }) => {
    const row = draws.slots.indexOf(variable) * draws.stride;
    const values = draws.values.slice(row, row + draws.count).sort();
    const ours = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - ours) ** 2, 0) / (values.length - 1));
    const effective = Math.min(draws.count, diagnostics.parameters.get(variable)?.bulkEss ?? 0);
    const at = (p: number): number => values[Math.round(p * (values.length - 1))] ?? Number.NaN;
    const passes = [
      Math.abs(ours - mean) <= 4 * sd * Math.sqrt(1 / effective + 1 / 9400),
      Math.abs(deviation / sd - 1) <= 0.12,
      Math.abs(at(0.05) - q5) <= 0.3 * sd && Math.abs(at(0.95) - q95) <= 0.3 * sd,
    ];
    return passes.every(Boolean)
      ? []
      : [`${variable}: mean ${ours} for ${mean}, sd ${deviation} for ${sd}, ${at(0.05)} to ${at(0.95)} for ${q5} to ${q95}`];
  });
  expect(known).toHaveLength(13);
  expect(broken).toEqual([]);
}, 120_000);
