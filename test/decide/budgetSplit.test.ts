import { expect, it } from 'vitest';
import { budgetDependence, splitMonth } from '../../src/decide/budgetSplit.ts';
import type { Simulation } from '../../src/run/simulate.ts';

const simulation = (values: Readonly<Record<string, number[]>>): Simulation => ({
  ...{ months: 1, draws: 2 },
  at: (output) => Float64Array.from(values[output] ?? []),
});

/** In the second draw clicks from before still flow to the twin, and ads displace more organic clicks than they buy. */
const pair = {
  plan: simulation({ share: [0.5, 0.25], paid: [0.125, 0.0625] }),
  withoutAds: simulation({ share: [0.25, 0.375], paid: [0, 0.03125] }),
  split: { share: 'share', paid: 'paid' },
};

it('paid clicks are those of the plan less those that come to the twin too, and the parts add up', () => {
  const { earned, paid, adSupported, budgetDependent } = splitMonth(pair, 0);
  expect([...earned]).toEqual([0.25, 0.375]);
  expect([...budgetDependent]).toEqual([0.25, -0.125]);
  expect([...paid]).toEqual([0.125, 0.03125]);
  expect([...adSupported]).toEqual([0.125, -0.15625]);
  expect([...budgetDependence(pair, 0)]).toEqual([0.5, -0.5]);
  const none = { ...pair, plan: simulation({ share: [0, 0], paid: [0, 0] }) };
  expect([...budgetDependence(none, 0)]).toEqual([0, 0]);
});
