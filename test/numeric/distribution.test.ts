import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atScore, type Distribution, distributionProblem, scoreOf, shareBelow } from '../../src/numeric/distribution.ts';
import { P90_SCORE } from '../../src/numeric/normal.ts';

const quantiles = fc
  .uniqueArray(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((values) => [...values].sort((a, b) => a - b));
const distributions = fc
  .tuple(fc.constantFrom('normal', 'lognormal', 'logit-normal'), quantiles)
  .map(([shape, [low = 0, mid = 0, high = 0]]): Distribution => ({ shape, low, mid, high }));

describe('a distribution by its quantiles', () => {
  it('meets P10, P50 and P90 exactly', () => {
    fc.assert(
      fc.property(distributions, (distribution) => {
        const met = [-P90_SCORE, 0, P90_SCORE].map((score) => atScore(distribution, score));
        [distribution.low, distribution.mid, distribution.high].forEach((wanted, index) => {
          expect(met[index]).toBeCloseTo(wanted, 12);
        });
      }),
    );
  });

  it('rises with the score, and scoreOf undoes it', () => {
    const score = fc.double({ min: -3, max: 3, noNaN: true });
    const wide = distributions.filter(({ low, mid, high }) => mid - low > 1e-3 && high - mid > 1e-3);
    fc.assert(
      fc.property(wide, score, (distribution, z) => {
        const value = atScore(distribution, z);
        fc.pre(distribution.shape !== 'logit-normal' || (value > 1e-9 && value < 1 - 1e-9));
        expect(scoreOf(distribution, value)).toBeCloseTo(z, 5);
      }),
    );
  });

  it('says what share lies below', () => {
    expect(shareBelow({ shape: 'normal', low: -1, mid: 0, high: 5 }, 5)).toBeCloseTo(0.9, 12);
    expect(shareBelow({ shape: 'fixed', low: 2, mid: 2, high: 2 }, 3)).toBe(1);
  });

  it.each([
    [{ shape: 'normal', low: 2, mid: 1, high: 3 }, 'low, mid and high must ascend'],
    [{ shape: 'fixed', low: 1, mid: 1, high: 2 }, 'a fixed value has low = mid = high'],
    [{ shape: 'logit-normal', low: 0.1, mid: 0.5, high: 1 }, 'a logit-normal needs values between 0 and 1'],
    [{ shape: 'normal', low: Number.NaN, mid: 1, high: 2 }, 'low, mid and high must ascend'],
  ] as const)('refuses %o', (distribution, problem) => {
    expect(distributionProblem(distribution)).toBe(problem);
  });
});
