import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** A yearly rate grows by the step: as many steps as a year has give one full year's growth. */
export const compound: FunctionDefinition = {
  name: 'compound',
  about: 'Growth factor at a rate a year over so many months, or weeks in a weekly model.',
  parameters: ['rate', 'elapsed'],
  formula: '(1 + rate) ^ (elapsed / steps_a_year)',
  range: 'above 0 for a rate above -1',
  unit: (units, step) => takes([new Map([['year', -1]]), new Map([[step, 1]])])(units, step),
  example: { call: 'compound(0.21, 6)', result: 1.1 },
};
