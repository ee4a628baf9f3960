import { expect, test } from 'vitest';
import type { Assumption } from '../../src/core/assumption.ts';
import { tornado } from '../../src/decide/sensitivity.ts';
import { shippedModel } from '../helpers/shipped.ts';

const [row] = shippedModel().assumptions;

/** Assumptions from 0 to 1, of which the later ones move the answer less. */
function assumptions(count: number): Assumption[] {
  if (!row) throw new Error('no assumption');
  return Array.from({ length: count }, (_, slot) => ({
    ...row,
    id: `a${slot}`,
    label: `a${slot}`,
    low: 0,
    mid: 0.5,
    high: 1,
    origin: 'test',
  }));
}

const exact = (slot: number, value: number): number => value * (100 - slot);

test('of many assumptions those are told that move the answer most at a glance, with their own differences', () => {
  const looked: number[] = [];
  const differenceAt = (slot: number, value: number): number => {
    looked.push(slot);
    return exact(slot, value);
  };
  /** A glance strays by far less than the assumptions differ. */
  const glance = (slot: number, value: number): number => exact(slot, value) + (slot % 3) * 0.1;
  const rows = tornado(assumptions(80), differenceAt, { glance, always: new Set(['a79']) });
  expect(rows.map(({ assumption }) => assumption)).toEqual([...Array.from({ length: 24 }, (_, slot) => `a${slot}`), 'a79']);
  expect(rows.map(({ swing }) => swing)).toEqual([...Array.from({ length: 24 }, (_, slot) => 100 - slot), 21]);
  expect(new Set(looked).size).toBe(25);
});

test('of few all are told, without a glance', () => {
  const none = (): number => {
    throw new Error('looked twice');
  };
  expect(tornado(assumptions(5), exact, { glance: none, always: new Set() })).toHaveLength(5);
});
