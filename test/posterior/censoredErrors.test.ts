import { describe, expect, test } from 'vitest';
import type { ObservationError } from '../../src/language/model.ts';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import type { Series } from '../../src/posterior/series.ts';
import { likelihoodOf } from '../helpers/likelihoodOf.ts';

const NONE = Number.NaN;
const DRAWS = 40_000;

/** A month: measured at this error, above this one, or neither. */
type Cell = { readonly measured: number } | { readonly above: number } | undefined;
const is = (measured: number): Cell => ({ measured });
const above = (limit: number): Cell => ({ above: limit });
const times = (count: number, cell: Cell): Cell[] => Array.from({ length: count }, () => cell);

/** A model of nought (of one, for log-normal errors), so that cells are errors. */
function series(cells: readonly Cell[], error: ObservationError = 'normal'): Series {
  const scale = (value: number): number => (error === 'lognormal' ? Math.exp(value) : value);
  const observation = { name: 'y', of: 'mu', error, spread: 'sigma', trials: [], about: '', place: { file: 'x.yaml' } };
  return {
    ...{ observation, column: 'y', slot: 'mu', variable: 'mu', spread: 'sigma', counts: [] },
    values: Float64Array.from(cells, (cell) => (cell && 'measured' in cell ? scale(cell.measured) : NONE)),
    limits: Float64Array.from(cells, (cell) => (cell && 'above' in cell ? scale(cell.above) : NONE)),
  };
}

function logOf(one: Series, { spread = 1, phi, parts }: { spread?: number; phi: number; parts?: Float64Array }): number {
  const values = new Float64Array(one.values.length).fill(one.observation.error === 'lognormal' ? 1 : 0);
  return likelihoodOf(one).log({ values, spread, persistence: phi }, parts);
}

/**
 * The same by Monte Carlo: errors are drawn month by month above the limits, and each draw weighs the product of the chances of
 * lying there (Geweke, Hajivassiliou and Keane), which has no bias. With its standard error.
 */
function byMonteCarlo(cells: readonly Cell[], phi: number): { readonly log: number; readonly error: number } {
  const next = stream(7, `censored/${phi}`);
  const innovation = Math.sqrt(1 - phi * phi);
  const weights = Float64Array.from({ length: DRAWS }, () => {
    let [weight, error, deviation] = [1, 0, 1];
    for (const cell of cells) {
      const mean = phi * error;
      if (cell && 'measured' in cell) {
        error = cell.measured;
        weight *= Math.exp(-(((error - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
      } else {
        const chance = cell ? normalCdf((mean - cell.above) / deviation) : 1;
        weight *= chance;
        error = mean - deviation * normalQuantile(chance * next());
      }
      deviation = innovation;
    }
    return weight;
  });
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / DRAWS;
  const variance = weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / DRAWS;
  return { log: Math.log(mean), error: Math.sqrt(variance / DRAWS) / mean };
}

const CASES: readonly (readonly [name: string, cells: readonly Cell[]])[] = [
  ['twelve censored months, the model a deviation below the limit', times(12, above(1))],
  ['limits far below', [is(0.5), ...times(6, above(-4)), is(-0.2)]],
  ['measured, three censored, measured', [is(0.4), above(1), above(0.7), above(1.2), is(0.8)]],
  ['one censored between measured ones', [is(0.2), above(0.5), is(0.3), is(0.1), above(0.4), is(0.6)]],
  ['months without a cell between', [is(0.3), above(0.5), undefined, undefined, above(0.6), undefined, is(0.9), above(0.2)]],
  ['first censored, later measured below the limit', [above(0.3), above(0.3), is(0.1), is(-0.3)]],
];

describe('censored errors that last', () => {
  describe.each(CASES)('%s', (_, cells) => {
    test.each([0, 0.4, 0.75, 0.95, -0.3])('persistence %d: as by Monte Carlo', (phi) => {
      const { log, error } = byMonteCarlo(cells, phi);
      expect(error).toBeLessThan(0.05);
      expect(Math.abs(logOf(series(cells), { phi }) - log)).toBeLessThan(4 * error + 2e-5);
    });

    test('the cells’ parts add up', () => {
      const parts = new Float64Array(cells.filter(Boolean).length);
      const log = logOf(series(cells), { phi: 0.6, parts });
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(log, 10);
      expect(parts.every((part) => Number.isFinite(part) && part !== 0)).toBe(true);
    });
  });

  test('without persistence they are a product, and with hardly any nearly so', () => {
    const product = 12 * Math.log(normalCdf(-1));
    const twelve = series(times(12, above(1)));
    expect(logOf(twelve, { phi: 0 })).toBeCloseTo(product, 6);
    expect(logOf(twelve, { phi: 1e-9 })).toBeCloseTo(product, 6);
  });

  test('a run that lasts is likelier than as many independent months', () => {
    const logs = [0, 0.4, 0.75, 0.95].map((phi) => logOf(series(times(12, above(1))), { phi }));
    expect(logs.map((log) => Math.round(100 * log) / 100)).toEqual([-22.09, -13.26, -6.81, -3.26]);
  });

  test('the scale is that of the error, and log-normal cells are those of the logarithm', () => {
    const cells = [is(0.1), above(0.2), above(0.3), is(0.15)];
    const scaled = (factor: number): Cell[] =>
      cells.map((cell) => cell && ('measured' in cell ? is(cell.measured * factor) : above(cell.above * factor)));
    const [plain, wide] = [logOf(series(cells), { phi: 0.7 }), logOf(series(scaled(5)), { spread: 5, phi: 0.7 })];
    expect(wide).toBeCloseTo(plain - 2 * Math.log(5), 9);
    expect(logOf(series(cells, 'lognormal'), { phi: 0.7 })).toBeCloseTo(plain - 0.25, 9);
  });

  test('a model far from its limits is unlikely, and still a number', () => {
    for (const phi of [0.2, 0.6, 0.95, 0.999]) {
      const far = [20, 60, 200].map((limit) => logOf(series([is(0), ...times(4, above(limit)), is(-3)]), { phi }));
      expect(far.every(Number.isFinite)).toBe(true);
      expect([...far].sort((a, b) => b - a)).toEqual(far);
    }
  });

  test('a model that makes no sense is no number, never an exception', () => {
    const one = series([is(0.1), above(0.2), above(0.3), is(0.1)], 'lognormal');
    const { log } = likelihoodOf(one);
    const fit = { spread: 0.1, persistence: 0.5 };
    for (const value of [-1, NONE]) expect(log({ ...fit, values: Float64Array.of(1, value, 1, 1) })).toBeNaN();
    for (const value of [0, Number.POSITIVE_INFINITY])
      expect(log({ ...fit, values: Float64Array.of(1, 1, value, 1) })).not.toBeGreaterThan(0);
  });
});
