import type { FunctionDefinition } from './functionDefinition.ts';
import { alike } from './unitRules.ts';

export const clamp: FunctionDefinition = {
  name: 'clamp',
  about: 'x, held between low and high.',
  parameters: ['x', 'low', 'high'],
  formula: 'min(max(x, low), high)',
  range: 'low to high',
  unit: alike,
  example: { call: 'clamp(7, 0, 5)', result: 5 },
};
