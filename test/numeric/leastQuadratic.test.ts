import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '../../src/core/present.ts';
import { type HalfSpace, normalised, sumAt } from '../../src/numeric/climb/halfSpace.ts';
import { leastQuadratic } from '../../src/numeric/climb/leastQuadratic.ts';

const SIZE = 4;
const number = fc.double({ min: -3, max: 3, noNaN: true });
const vector = fc.array(number, { minLength: SIZE, maxLength: SIZE });
const space = fc
  .record({ weights: vector, least: number })
  .filter(({ weights }) => weights.some((weight) => Math.abs(weight) > 0.1))
  .map(({ weights, least }): HalfSpace => normalised({ coordinates: [0, 1, 2, 3], weights, least }));

/** m'm and a little more, so that it is positive definite. */
function matrixOf(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from({ length: SIZE * SIZE }, (_, index) => {
    const [row, column] = [Math.floor(index / SIZE), index % SIZE];
    const inner = rows.reduce((sum, one) => sum + at(one, row) * at(one, column), 0);
    return inner + (row === column ? 0.5 : 0);
  });
}

describe('the least of a quadratic within half-spaces', () => {
  it('keeps every limit, its slope is what the limits that bind cost, and no cost is negative; a clash leaves no place', () => {
    fc.assert(
      fc.property(
        fc.array(vector, { minLength: 4, maxLength: 4 }),
        vector,
        fc.array(space, { maxLength: 7 }),
        (rows, slope, limits) => {
          const matrix = matrixOf(rows);
          const found = leastQuadratic({ matrix, slope: Float64Array.from(slope) }, limits);
          if ('clash' in found) {
            const clashing = found.clash.map((limit) => at(limits, limit));
            const again = leastQuadratic({ matrix: matrixOf([]), slope: new Float64Array(SIZE) }, clashing);
            expect(again).toHaveProperty('clash');
            return;
          }
          const { place, prices } = found;
          for (const one of limits) expect(sumAt(one, place)).toBeGreaterThan(one.least - 1e-7);
          for (const price of prices.values()) expect(price).toBeGreaterThanOrEqual(-1e-9);
          for (let row = 0; row < SIZE; row++) {
            const own = at(slope, row) + place.reduce((sum, value, column) => sum + at(matrix, row * SIZE + column) * value, 0);
            const paid = [...prices].reduce((sum, [limit, price]) => sum + price * at(at(limits, limit).weights, row), 0);
            expect(Math.abs(own - paid)).toBeLessThan(1e-6);
          }
        },
      ),
    );
  });
});
