import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

const MONTH = new Map([['month', 1]]);

/** What is lost in a time, when half is lost in each half-life. */
export const decay: FunctionDefinition = {
  name: 'decay',
  about: 'The part that is lost in a time, given the months in which one half is lost.',
  parameters: ['half_life', 'time'],
  formula: '1 - 2 ^ (-time / half_life)',
  range: '0 to 1 for a time at least 0',
  unit: takes([MONTH, MONTH]),
  example: { call: 'decay(6, 12)', result: 0.75 },
};
