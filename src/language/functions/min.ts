import type { FunctionDefinition } from './functionDefinition.ts';
import { alike } from './unitRules.ts';

export const min: FunctionDefinition = {
  name: 'min',
  about: 'The smallest of its arguments.',
  parameters: ['a', 'b'],
  variadic: true,
  range: 'any number',
  unit: alike,
  example: { call: 'min(3, 1, 2)', result: 1 },
};
