import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

export const exp: FunctionDefinition = {
  name: 'exp',
  about: 'Euler’s number to the power x.',
  parameters: ['x'],
  range: 'above 0',
  unit: takes([PLAIN]),
  example: { call: 'exp(1)', result: Math.E },
};
