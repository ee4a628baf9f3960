import { InputError } from '../core/error.ts';
import type { NearSum } from './totalsRow.ts';

/** What is wrong with a row, and that it may be a total of those above it, which nobody should write a date beside. */
export function maybeTotal(error: unknown, near: NearSum | undefined): unknown {
  const [issue, second] = error instanceof InputError ? error.issues : [];
  if (near === undefined || issue === undefined || second !== undefined) return error;
  const { name, said, sum, rows } = near;
  const advice = `If it is the total of the ${rows} rows above (${name} ${said} against ${sum}), delete it: it would count twice. Else: ${issue.advice}`;
  return new InputError([{ ...issue, advice }]);
}
