import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../src/numeric/matrix.ts';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import { withMarket } from '../../src/portfolio/market.ts';
import type { Target } from '../../src/posterior/target.ts';
import { shippedModel } from '../helpers/shipped.ts';

const model = shippedModel();
const shared = [...model.parameters.values()].find(({ isShared }) => isShared)?.name ?? '';
const COUNT = 2000;
/** A parameter of the market, one that hangs together with it, and one that does not. */
const target = { coordinates: [{ slot: shared }, { slot: 'a' }, { slot: 'b' }] } as unknown as Target;

/** Draws of a product in which the second moves with the market by so much. */
function drawsOf(seed: number, slope: number): Float64Array {
  const next = stream(seed, 'draws');
  const normal = (): number => normalQuantile(next());
  return Float64Array.from(
    Array.from({ length: COUNT }, () => [normal(), normal(), normal()]).flatMap(([s = 0, e = 0, b = 0]) => [
      2 + s,
      slope * s + 0.5 * e,
      b,
    ]),
  );
}

const arranged = (places: Float64Array): Float64Array =>
  withMarket({ model, seed: 7 })(target, { places, batches: new Uint16Array(COUNT) }).places;

const column = (places: Float64Array, index: number): Float64Array =>
  Float64Array.from({ length: COUNT }, (_, draw) => places[draw * 3 + index] ?? 0);

function correlation(one: Float64Array, other: Float64Array): number {
  const pairs = Float64Array.from([...one].flatMap((value, draw) => [value, other[draw] ?? 0]));
  const { covariance } = momentsOf(pairs, 2);
  return (covariance[1] ?? 0) / Math.sqrt((covariance[0] ?? 1) * (covariance[3] ?? 1));
}

describe('what products have in common', () => {
  const [one, other] = [drawsOf(1, 1), drawsOf(2, -1)];
  const [first, second] = [arranged(one), arranged(other)];
  /** Of a correlation or a mean over so many draws. */
  const error = 1 / Math.sqrt(COUNT);

  it('is the same draw of the market in all of them, and what hangs on it moves along', () => {
    expect(correlation(column(one, 0), column(other, 0))).toBeLessThan(4 * error);
    expect(correlation(column(first, 0), column(second, 0))).toBeGreaterThan(1 - 4 * error);
    const expected = -1 / 1.25;
    expect(Math.abs(correlation(column(first, 1), column(second, 1)) - expected)).toBeLessThan(4 * error);
  });

  it('leaves each product what its own history made of it', () => {
    const [before, after] = [momentsOf(one, 3), momentsOf(first, 3)];
    for (let index = 0; index < 3; index++)
      expect(Math.abs((before.mean[index] ?? 0) - (after.mean[index] ?? 0))).toBeLessThan(8 * error);
    for (const entry of [0, 1, 4, 8])
      expect(Math.abs((before.covariance[entry] ?? 0) - (after.covariance[entry] ?? 0))).toBeLessThan(8 * error);
    expect(column(first, 2)).toEqual(column(one, 2));
  });
});
