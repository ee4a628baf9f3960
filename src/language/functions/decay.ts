import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

const TIMES = ['week', 'month', 'year'] as const;

/** What is lost in a time, when half is lost in each half-life. */
export const decay: FunctionDefinition = {
  name: 'decay',
  about: 'The part that is lost in a time, given the time in which one half is lost, both in one unit.',
  parameters: ['halving', 'time'],
  formula: '1 - 2 ^ (-time / halving)',
  range: '0 to 1 for a time at least 0',
  unit: (units, step) => {
    const unit = TIMES.find((time) => units[0]?.size === 1 && units[0].get(time) === 1) ?? step;
    return takes([new Map([[unit, 1]]), new Map([[unit, 1]])])(units, step);
  },
  example: { call: 'decay(6, 12)', result: 0.75 },
};
