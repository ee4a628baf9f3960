import { expect, test } from 'vitest';
import { gammaDraw } from '../../src/numeric/gamma.ts';
import { stream } from '../../src/numeric/random.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import { requirePossible } from '../../src/posterior/possible.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { mmmSource } from '../oracle/mmm/mmmSource.ts';
import { shippedStudy } from './shippedWorld.ts';

const QUICK = { runs: 1, chains: 3, warmUp: 20, block: 20, thin: 1, mostBlocks: 1 };

test('a history that no assumption allows is an error that names the series', async () => {
  const { source } = shippedStudy();
  const plain = source(QUICK);
  const nothing = { low: 0, mid: 0, high: 0, shape: 'fixed' as const };
  const deaf = plain.assumptions.map((one) => (one.name === 'price' ? { ...one, ...nothing } : one));
  const deafened = { ...plain, assumptions: deaf };
  await expect(calibrate(deafened, () => undefined)).rejects.toThrow(
    /invalid history: no assumption that is thought plausible gives ad_sales, total_sales any chance[\s\S]*--prior-only/,
  );
  expect(() => requirePossible(plain, createTarget(plain))).not.toThrow();
  const reference = mmmSource();
  expect(() => requirePossible(reference, createTarget(reference))).not.toThrow();
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 0, -1])('a gamma shape of %d is refused at once', (shape) => {
  expect(() => gammaDraw(shape, stream(1, 'gamma'))).toThrow(RangeError);
});
