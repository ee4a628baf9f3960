import { expect, test } from 'vitest';
import { present } from '../../../src/core/present.ts';
import { createTarget } from '../../../src/posterior/target.ts';
import { splitSource } from '../../posterior/shippedWorld.ts';
import { committed } from './committed.ts';

test('advertising by class has the log density and derivatives of a program of its own', () => {
  const source = splitSource({ runs: 1, chains: 2, warmUp: 1, block: 1, thin: 1, mostBlocks: 1 });
  const target = createTarget(source);
  const slots = target.coordinates.map(({ slot }) => slot);
  const points = committed('classes');
  expect([...points.slots].sort(), 'python3 test/oracle/discovery/make.py --classes renews them').toEqual([...slots].sort());
  const gradient = new Float64Array(points.count * slots.length);
  const logs = present(target.withGradient, 'gradient')(points.rows('place', slots), points.count, gradient);
  expect(farthest(logs, points.column('log_density'))).toBeLessThan(1e-9);
  expect(farthest(gradient, points.rows('derivative', slots))).toBeLessThan(1e-6);
});

/** The largest difference, of the number itself or of 1 where it is smaller. */
function farthest(found: Float64Array, wanted: Float64Array): number {
  return found.reduce((most, value, index) => {
    const other = present(wanted[index], `number ${index}`);
    return Math.max(most, Math.abs(value - other) / Math.max(1, Math.abs(other)));
  }, 0);
}
