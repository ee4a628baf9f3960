import type { FunctionDefinition } from './functionDefinition.ts';
import { raises } from './unitRules.ts';

export const sqrt: FunctionDefinition = {
  name: 'sqrt',
  about: 'Square root of x; x at least 0. Its unit is the root of the unit of x.',
  parameters: ['x'],
  range: 'at least 0',
  unit: raises(1 / 2),
  example: { call: 'sqrt(9)', result: 3 },
};
