import type { Cell } from './cell.ts';
import { decideDecimal, type NumberContext, readNumbers } from './readNumbers.ts';

const ABOVE = /^>\s*(?=\d)/;

/**
 * The numbers of a column. Ranks may be limits, as trackers write them: `>306` says that the rank is deeper than that; the value
 * is then NaN and the number stands in `limits`, which is absent where no cell is a limit.
 */
export function readLimited(
  cells: readonly Cell[],
  context: Omit<NumberContext, 'decimal'>,
): { readonly values: Float64Array; readonly limits?: Float64Array } {
  const isLimit = cells.map(({ text }) => context.kind === 'rank' && ABOVE.test(text));
  const plain = cells.map((cell, index) => (isLimit[index] ? { ...cell, text: cell.text.replace(ABOVE, '') } : cell));
  const numbers = readNumbers(plain, { ...context, decimal: decideDecimal(plain, context.kind) });
  if (!isLimit.includes(true)) return { values: numbers };
  return {
    values: numbers.map((value, index) => (isLimit[index] ? Number.NaN : value)),
    limits: numbers.map((value, index) => (isLimit[index] ? value : Number.NaN)),
  };
}
