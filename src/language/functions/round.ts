import type { FunctionDefinition } from './functionDefinition.ts';
import { alike } from './unitRules.ts';

export const round: FunctionDefinition = {
  name: 'round',
  about: 'The whole number nearest to x; a half goes up.',
  parameters: ['x'],
  range: 'whole numbers',
  unit: alike,
  example: { call: 'round(2.5)', result: 3 },
};
