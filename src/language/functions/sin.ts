import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** A wave; with `year_part` it is one of the year: sin(2 * pi * year_part). */
export const sin: FunctionDefinition = {
  name: 'sin',
  about: 'Sine of an angle in radians: a wave of length 2 * pi that starts at 0 and rises.',
  parameters: ['angle'],
  range: '-1 to 1',
  unit: takes([PLAIN]),
  example: { call: 'sin(pi / 6)', result: 0.5 },
};
