import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { comparePair } from '../../src/decide/pairs.ts';

const projected = [monthOf(2026, 11), monthOf(2026, 12)];
const plan = (name: string, npv: number[], cumulative: number[][]) => ({
  name,
  value: Float64Array.from(npv),
  within: Float64Array.from(npv),
  after: Float64Array.from(npv, () => 0),
  cumulative: cumulative.map((month) => Float64Array.from(month)),
});

describe('comparePair', () => {
  const reference = plan(
    'a',
    [1, 2, 3, 4],
    [
      [0, 0, 0, 0],
      [1, 2, 3, 4],
    ],
  );

  it('pairs draw by draw', () => {
    const result = comparePair(
      reference,
      plan(
        'b',
        [2, 1, 5, 5],
        [
          [-1, -1, -1, -1],
          [2, 1, 5, 5],
        ],
      ),
      projected,
    );
    expect(result.probabilityBetter).toBe(0.75);
    expect(result.valueDifference.mean).toBe(0.75);
    expect(result.turningMonth).toBe(monthOf(2026, 12));
    expect(result.cumulativeDifference.mean).toEqual([-1, 0.75]);
  });

  it('has no difference from itself', () => {
    const result = comparePair(reference, reference, projected);
    expect(result.valueDifference).toEqual({ mean: 0, p5: 0, p10: 0, p50: 0, p90: 0, p95: 0 });
    expect(result.probabilityBetter).toBe(0.5);
    expect(result.turningMonth).toBeUndefined();
  });
});
