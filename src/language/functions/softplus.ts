import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** Written so that no power overflows. */
export const softplus: FunctionDefinition = {
  name: 'softplus',
  about: 'A smooth maximum of x and 0: log(1 + exp(x)).',
  parameters: ['x'],
  formula: 'max(x, 0) + log(1 + exp(-abs(x)))',
  range: 'above 0',
  unit: takes([PLAIN]),
  example: { call: 'softplus(0)', result: Math.LN2 },
};
