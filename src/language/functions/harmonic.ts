import { PLAIN } from '../unit.ts';
import type { FunctionDefinition } from './functionDefinition.ts';
import { takes } from './unitRules.ts';

/** The first seven places as they are. */
const HEAD = [1, 2, 3, 4, 5, 6, 7].map((place) => `${place} ^ -exponent`).join(' + ');

/** ∫ x^−exponent from 8 to `places`: a power series where the exponent is near 1, so that nothing divides by 0. */
const SPAN = 'log(places / 8)';
const GROWTH = `((1 - exponent) * ${SPAN})`;
const SERIES = `1 + ${GROWTH} / 2 * (1 + ${GROWTH} / 3 * (1 + ${GROWTH} / 4 * (1 + ${GROWTH} / 5)))`;
const TAIL = `8 ^ (1 - exponent) * ${SPAN} * (abs(${GROWTH}) < 0.002 ? ${SERIES} : (exp(${GROWTH}) - 1) / ${GROWTH})`;

/** What the sum of the tail has more than the integral. */
const ENDS = '(8 ^ -exponent + places ^ -exponent) / 2';
const SLOPES = 'exponent / 12 * (8 ^ (-exponent - 1) - places ^ (-exponent - 1))';

/** The generalised harmonic number, by Euler and Maclaurin's formula from the eighth place on: within 1e-6 for exponents up to 3. */
export const harmonic: FunctionDefinition = {
  name: 'harmonic',
  about:
    'The sum of 1, 2, 3 … up to places, each to the power -exponent: what shares that fall by a power of the rank are divided by.',
  parameters: ['exponent', 'places'],
  formula: `${HEAD} + ${TAIL} + ${ENDS} + ${SLOPES}`,
  range: '1 or more, for at least 8 places and an exponent of at least 0',
  unit: takes([PLAIN, PLAIN]),
  example: { call: 'harmonic(0, 400)', result: 400 },
  source: 'Euler–Maclaurin summation',
};
