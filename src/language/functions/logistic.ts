import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** The curve of adoption, and of a choice between two: 1/2 at 0, towards 1 far above and 0 far below. */
export const logistic: FunctionDefinition = {
  name: 'logistic',
  about: 'An S-curve from 0 to 1 that is one half at 0.',
  parameters: ['x'],
  formula: '1 / (1 + exp(-x))',
  range: '0 to 1',
  unit: takes([PLAIN]),
  example: { call: 'logistic(0)', result: 0.5 },
  source: 'Verhulst 1838; as a choice share, Bell, Keeney and Little 1975',
};
