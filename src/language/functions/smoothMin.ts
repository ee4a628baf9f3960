import type { FunctionDefinition } from './functionDefinition.ts';
import { alike } from './unitRules.ts';

/** Within 16 % of the smaller one, and within 0.1 % of it where they differ by a factor of four. The last term keeps 0 from dividing 0. */
export const smoothMin: FunctionDefinition = {
  name: 'smooth_min',
  about:
    'A smooth minimum of two amounts of at least 0: a little below the smaller one where they are alike, 0 where either is 0.',
  parameters: ['a', 'b'],
  formula: 'a * b / sqrt(sqrt(a ^ 4 + b ^ 4 + 1e-60))',
  range: '0 to the smaller of a and b',
  unit: alike,
  example: { call: 'smooth_min(3, 3)', result: 3 / Math.sqrt(Math.sqrt(2)) },
};
