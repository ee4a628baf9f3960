import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';

describe('normalQuantile', () => {
  // Printed in Wichura's paper and in R's qnorm.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798409],
  ])('at %d is %d', (p, z) => {
    expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-14);
  });
});

describe('normalCdf', () => {
  // R's pnorm.
  it.each([
    [-1.96, 0.024997895148220435],
    [1, 0.8413447460685429],
    [-4, 3.167124183311986e-5],
  ])('at %d is %d', (z, p) => {
    expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-12);
  });

  it('undoes the quantile', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (p) => Math.abs(normalCdf(normalQuantile(p)) - p) < 1e-13,
      ),
    );
  });
});
