import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** A yearly rate grows by the month: twelve months give one full year's growth. */
export const compound: FunctionDefinition = {
  name: 'compound',
  about: 'Growth factor at a rate a year over so many months.',
  parameters: ['rate', 'elapsed'],
  formula: '(1 + rate) ^ (elapsed / 12)',
  range: 'above 0 for a rate above -1',
  unit: takes([new Map([['year', -1]]), new Map([['month', 1]])]),
  example: { call: 'compound(0.21, 6)', result: 1.1 },
};
