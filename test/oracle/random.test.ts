import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomModel, randomTrials } from '../helpers/randomModel.ts';
import { differences } from './differences.ts';

test('the kernel agrees with the interpreter on random models', () => {
  fc.assert(
    fc.property(randomModel, randomTrials, (model, trials) => {
      expect(differences(model, trials)).toEqual([]);
    }),
    { numRuns: 100, seed: 42 },
  );
});
