import { powerOfTen } from '../core/decimal.ts';
import { fail, type Warning } from '../core/error.ts';
import { type Cell, cellIssue, quotable } from '../tables/cell.ts';
import { isMissing } from '../tables/fieldWords.ts';
import { type Decimal, numberValue, parseNumberText } from '../tables/numberText.ts';
import { isOff, isSpan } from '../tables/totals.ts';

/** A total as a file writes it, the numbers that it adds up, and their cells. */
export interface Control {
  readonly said: Cell;
  /** What it is the total of, for people: a column or a line. */
  readonly of: string;
  readonly values: readonly number[];
  readonly cells: readonly Cell[];
  readonly decimal: Decimal;
}

/**
 * A warning for each total that is not the sum of its numbers, with both, beyond what rounding explains. Totals that are no numbers,
 * and those of numbers that are not all known, are compared with nothing.
 */
export function controlWarnings(controls: readonly Control[]): Warning[] {
  return controls.flatMap(({ said, of, values, cells, decimal }): Warning[] => {
    const total = numberIn(said, decimal);
    const sum = values.reduce((before, value) => before + value, 0);
    const unit = Math.max(...[said, ...cells].map((cell) => lastDigit(cell, decimal)));
    if (total === undefined || !Number.isFinite(sum) || !isOff({ said: total, sum, count: values.length + 1, unit })) return [];
    const message = `The total of ${quotable(of)} says ${total}, and its ${values.length} numbers add up to ${Number(sum.toPrecision(12))}: the numbers are used.`;
    return [{ code: 'totals-row', message, place: said.place }];
  });
}

function numberIn({ text, number }: Cell, decimal: Decimal): number | undefined {
  if (number !== undefined) return number;
  const read = isMissing(text) ? undefined : parseNumberText(text);
  return read && numberValue(read, decimal);
}

/** What one more in the last digit that a cell shows is worth; a number that the file itself keeps is not rounded. */
function lastDigit({ text, number }: Cell, decimal: Decimal): number {
  const read = number === undefined ? parseNumberText(text) : undefined;
  if (!read) return 0;
  const { scale = 0 } = read;
  const point = read.digits.lastIndexOf(decimal);
  return powerOfTen(scale - (point < 0 ? 0 : read.digits.length - point - 1));
}

/** Refuses names that are quarters or years where months are wanted. */
export function refuseSpans(cells: readonly Cell[]): void {
  const span = cells.find(({ text }) => isSpan(text));
  if (span === undefined) return;
  fail(
    cellIssue(span, {
      message: `period "${quotable(span.text)}": it is several months, and a study is read by the month`,
      advice: 'Write each of its months, as in 2026-01, with its part of the amount; how it is spread nothing here says.',
    }),
  );
}
