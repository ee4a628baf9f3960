import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** A wave a quarter ahead of `sin`; the two together make one of any start. */
export const cos: FunctionDefinition = {
  name: 'cos',
  about: 'Cosine of an angle in radians: a wave of length 2 * pi that starts at 1 and falls.',
  parameters: ['angle'],
  range: '-1 to 1',
  unit: takes([PLAIN]),
  example: { call: 'cos(pi / 3)', result: 0.5 },
};
