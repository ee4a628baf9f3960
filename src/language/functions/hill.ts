import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { alike, takes } from './unitRules.ts';

/** Saturation: 1/2 where x is `half`; a slope above 1 gives it a slow start. */
export const hill: FunctionDefinition = {
  name: 'hill',
  about: 'A share that saturates as x grows, one half where x is half; slope is its steepness.',
  parameters: ['x', 'half', 'slope'],
  formula: 'x ^ slope / (half ^ slope + x ^ slope)',
  range: '0 to 1 for x at least 0 and half above 0',
  unit: ([x, half, slope], step) => {
    const unit = alike([x, half], step);
    return unit && 'problem' in unit ? unit : takes([PLAIN, PLAIN, PLAIN])([undefined, undefined, slope], step);
  },
  example: { call: 'hill(3, 1, 2)', result: 0.9 },
  source: 'Hill 1910; for advertising, Jin et al. 2017',
};
