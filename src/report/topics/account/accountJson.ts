import type { AccountResult } from '../../../portfolio/accountResult.ts';
import { roundedNumber } from '../../outputs/json/roundedNumber.ts';
import type { AccountFacts } from './accountWords.ts';

/** The account's answer for programs; numbers with twelve digits. */
export function accountJson(
  result: AccountResult,
  { name, program, seed, draws, reading, method, told, pooled }: AccountFacts,
): string {
  const answer = {
    schema: 'discovery/portfolio/1',
    program,
    portfolio: name,
    seed,
    draws,
    reading,
    method,
    told,
    pooled,
    ...result,
  };
  return `${JSON.stringify(answer, (_, value: unknown) => (typeof value === 'number' ? roundedNumber(value) : value), 2)}\n`;
}
