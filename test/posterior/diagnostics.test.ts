import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';
import { type Chains, convergenceOf, effectiveDraws, rankNormalised, rHatOf } from '../../src/posterior/diagnostics.ts';

const next = stream(3, 'diagnostics');
const normal = (): number => normalQuantile(next());

function autoregressive(length: number, phi: number, start = 0): Float64Array {
  let value = start + normal();
  return Float64Array.from({ length }, () => {
    value = phi * value + Math.sqrt(1 - phi * phi) * normal();
    return start + value;
  });
}

const together = (sequences: readonly Float64Array[]): Chains => ({
  runs: sequences.length,
  chains: 1,
  values: Float64Array.from(sequences.flatMap((values) => [...values])),
});

describe('by hand', () => {
  test('R-hat of two sequences', () => {
    // Means 2 and 4, W = 1, B/n = 2, so pooled = (2/3) · 1 + 2 = 8/3.
    expect(rHatOf([Float64Array.of(1, 2, 3), Float64Array.of(3, 4, 5)])).toBeCloseTo(Math.sqrt(8 / 3), 12);
  });

  test('nothing moves: no spread between is 1, some is infinite', () => {
    expect(rHatOf([Float64Array.of(2, 2), Float64Array.of(2, 2)])).toBe(1);
    expect(rHatOf([Float64Array.of(2, 2), Float64Array.of(3, 3)])).toBe(Number.POSITIVE_INFINITY);
  });

  test('ties share their rank', () => {
    const scores = rankNormalised(Float64Array.of(5, 1, 5, 1));
    expect(scores[0]).toBe(scores[2]);
    expect(scores[0]).toBeCloseTo(normalQuantile((3.5 - 0.375) / 4.25), 12);
  });
});

describe('by what theory says', () => {
  test('independent draws are all effective', () => {
    const sequences = Array.from({ length: 4 }, () => autoregressive(2000, 0));
    expect(effectiveDraws(sequences) / 8000).toBeGreaterThan(0.9);
    const { rHat, bulkEss, tailEss } = convergenceOf(together(sequences));
    expect(rHat).toBeLessThan(1.005);
    expect(bulkEss).toBeGreaterThan(7000);
    expect(tailEss).toBeGreaterThan(6500);
  });

  test.each([0.3, 0.6, 0.9])('an autoregression of %d is worth (1 − φ)/(1 + φ) of its draws', (phi) => {
    const sequences = Array.from({ length: 8 }, () => autoregressive(5000, phi));
    const worth = (effectiveDraws(sequences) / 40_000) * ((1 + phi) / (1 - phi));
    expect(worth).toBeGreaterThan(0.85);
    expect(worth).toBeLessThan(1.15);
  });

  test('runs in different places, or of different widths, are seen', () => {
    const right = () => autoregressive(1000, 0.5);
    expect(convergenceOf(together([right(), right(), right(), right().map((value) => value + 1)])).rHat).toBeGreaterThan(1.05);
    expect(convergenceOf(together([right(), right(), right(), right().map((value) => 3 * value)])).rHat).toBeGreaterThan(1.05);
    expect(convergenceOf(together([right(), right(), right(), right()])).rHat).toBeLessThan(1.02);
  });

  test('a run that drifts is seen in its halves', () => {
    const drifting = () => autoregressive(1000, 0).map((value, index) => value + index / 500);
    expect(convergenceOf(together([drifting(), drifting()])).rHat).toBeGreaterThan(1.05);
  });

  test('only order within chains matters, not the scale', () => {
    const sequences = [autoregressive(500, 0.4), autoregressive(500, 0.4)];
    const stretched = sequences.map((values) => values.map((value) => Math.exp(3 * value)));
    expect(convergenceOf(together(stretched)).bulkEss).toBeCloseTo(convergenceOf(together(sequences)).bulkEss, 6);
  });
});
