import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, histogramOf, spreadOf } from '../../src/numeric/summary.ts';

describe('spreadOf', () => {
  it('interpolates as R type 7: 1, 2, 3, 4', () => {
    const { p5, p10, p50, p90, p95, mean } = spreadOf(Float64Array.of(4, 1, 3, 2));
    [p5, p10, p50, p90, p95, mean].forEach((value, index) => {
      expect(value).toBeCloseTo([1.15, 1.3, 2.5, 3.7, 3.85, 2.5][index] ?? 0, 12);
    });
  });

  it('leaves the sample as it was', () => {
    const sample = Float64Array.of(3, 1, 2);
    spreadOf(sample);
    expect([...sample]).toEqual([3, 1, 2]);
  });
});

describe('bandOf', () => {
  it('has the values of spreadOf, month by month', () => {
    const months = [Float64Array.of(1, 5, 3), Float64Array.of(2, 2, 8)];
    const band = bandOf(months);
    expect(band.p90).toEqual(months.map((month) => spreadOf(month).p90));
    expect(band.mean).toEqual([3, 4]);
  });
});

describe('histogramOf', () => {
  it('counts every value once', () => {
    const samples = fc.float64Array({ minLength: 2, maxLength: 200, noNaN: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(samples, (sample) => histogramOf(sample, 12).reduce((sum, { count }) => sum + count, 0) === sample.length),
    );
  });
});
