import type { Span } from '../../core/day.ts';
import type { Cell } from '../../tables/sheet.ts';
import type { ReadSpan } from './dates.ts';
import { type Column, cellAt } from './place.ts';
import { isBlank } from './texts.ts';

/** Totals rows have words where dates are: they are judged when their turn comes. */
export function spanOrNothing(date: ReadSpan, cells: readonly Cell[], line: number): Span | undefined {
  try {
    return date(cells, line);
  } catch {
    return undefined;
  }
}

export function isBlankAt(column: Column | undefined, cells: readonly Cell[]): boolean {
  return column !== undefined && isBlank(cellAt(cells, column));
}
