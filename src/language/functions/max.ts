import type { FunctionDefinition } from './functionDefinition.ts';
import { alike } from './unitRules.ts';

export const max: FunctionDefinition = {
  name: 'max',
  about: 'The largest of its arguments.',
  parameters: ['a', 'b'],
  variadic: true,
  range: 'any number',
  unit: alike,
  example: { call: 'max(3, 1, 2)', result: 3 },
};
