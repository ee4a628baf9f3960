import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

export const log: FunctionDefinition = {
  name: 'log',
  about: 'Natural logarithm of x; x above 0.',
  parameters: ['x'],
  range: 'any number',
  unit: takes([PLAIN]),
  example: { call: 'log(exp(2))', result: 2 },
};
