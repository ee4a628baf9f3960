import { describe, expect, it } from 'vitest';
import { stream } from '../../src/numeric/random.ts';
import { meanOf, spreadOf } from '../../src/numeric/summary.ts';

const DRAWS = 100_000;
/** Four Monte Carlo errors of the mean of a uniform. */
const TOLERANCE = (4 * Math.sqrt(1 / 12)) / Math.sqrt(DRAWS);

function uniforms(seed: number, name: string): Float64Array {
  const next = stream(seed, name);
  return Float64Array.from({ length: DRAWS }, next);
}

describe('stream', () => {
  it.each(['a', 'parameter/price', ''])('is uniform on (0, 1): %s', (name) => {
    const sample = uniforms(7, name);
    expect(Math.abs(meanOf(sample) - 0.5)).toBeLessThan(TOLERANCE);
    expect(Math.abs(spreadOf(sample).p10 - 0.1)).toBeLessThan((4 * 0.3) / Math.sqrt(DRAWS));
    expect(sample.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('has unrelated streams for near seeds and names', () => {
    const pairs = [
      [uniforms(1, 'x'), uniforms(2, 'x')],
      [uniforms(1, 'x1'), uniforms(1, 'x2')],
    ];
    for (const [a = new Float64Array(), b = new Float64Array()] of pairs) {
      const covariance = a.reduce((sum, value, index) => sum + (value - 0.5) * ((b[index] ?? 0) - 0.5), 0) / DRAWS;
      expect(Math.abs(covariance * 12)).toBeLessThan(4 / Math.sqrt(DRAWS));
    }
  });
});
