import { expect, test } from 'vitest';
import { gammaDraw } from '../../src/numeric/gamma.ts';
import { stream } from '../../src/numeric/random.ts';
import { calibrate } from '../../src/posterior/calibrate.ts';
import { requirePossible } from '../../src/posterior/possible.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { mmmSource } from '../oracle/mmm/mmmSource.ts';
import { shippedStudy } from './shippedWorld.ts';

const QUICK = { runs: 1, chains: 3, warmUp: 20, block: 20, thin: 1, mostBlocks: 1 };

/** Months of sales while nothing could be bought: the measured price leaves the assumed one without a say, stock does not. */
test('a history that no assumption allows is an error that names the series', async () => {
  const { source } = shippedStudy();
  const plain = source(QUICK);
  const { months } = plain;
  const deafened = { ...plain, inputs: new Map([...plain.inputs, ['in_stock', new Float64Array(months)] as const]) };
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
