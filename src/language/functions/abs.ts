import type { FunctionDefinition } from './functionDefinition.ts';
import { alike } from './unitRules.ts';

export const abs: FunctionDefinition = {
  name: 'abs',
  about: 'x without its sign.',
  parameters: ['x'],
  range: 'at least 0',
  unit: alike,
  example: { call: 'abs(-3)', result: 3 },
};
