import { log } from '../../numeric/elementary/logarithm.ts';
import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** Log odds: the inverse of `logistic`. */
export const logit: FunctionDefinition = {
  name: 'logit',
  about: 'The logarithm of the odds of a share between 0 and 1; undoes logistic.',
  parameters: ['share'],
  formula: 'log(share / (1 - share))',
  range: 'any number',
  unit: takes([PLAIN]),
  example: { call: 'logit(0.75)', result: log(3) },
};
