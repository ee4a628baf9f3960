import type { Cell } from './cell.ts';
import { decideDecimal, type NumberContext, readNumbers } from './readNumbers.ts';

/** The number that a rank is only known to be deeper than, as trackers write it; undefined for any other text.
 * @example
 * ['>306', '> 306', '306+', '306'].map(deeperThan) // => ['306', '306', '306', undefined] */
export function deeperThan(text: string): string | undefined {
  return (/^> ?(\d[\d.,]*)$/.exec(text) ?? /^(\d{1,6})\+$/.exec(text))?.[1];
}

/**
 * The numbers of a column. Ranks may be limits, as trackers write them: `>306` says that the rank is deeper than that; the value
 * is then NaN and the number stands in `limits`, which is absent where no cell is a limit.
 */
export function readLimited(
  cells: readonly Cell[],
  context: Omit<NumberContext, 'decimal'>,
): { readonly values: Float64Array; readonly limits?: Float64Array } {
  const bounds = cells.map(({ text }) => (context.kind === 'rank' ? deeperThan(text) : undefined));
  const isLimit = bounds.map((bound) => bound !== undefined);
  const plain = cells.map((cell, index) => ({ ...cell, text: bounds[index] ?? cell.text }));
  const numbers = readNumbers(plain, { ...context, decimal: decideDecimal(plain, context.kind) });
  if (!isLimit.includes(true)) return { values: numbers };
  return {
    values: numbers.map((value, index) => (isLimit[index] ? Number.NaN : value)),
    limits: numbers.map((value, index) => (isLimit[index] ? value : Number.NaN)),
  };
}
