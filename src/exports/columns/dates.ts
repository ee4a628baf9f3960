import { firstDayOf } from '../../core/calendar.ts';
import type { Day, Span } from '../../core/day.ts';
import { fail } from '../../core/error.ts';
import { quotable } from '../../tables/cell.ts';
import { orderEvidence } from '../../tables/dateOrder.ts';
import { type DateOrder, parseDateText, serialDay, withOrder } from '../../tables/dateText.ts';
import type { Cell } from '../../tables/sheet.ts';
import { parseWeekNumber } from '../../tables/weekText.ts';
import { marketplaceOrder } from '../amazonMarketplaces.ts';
import type { ExportContext } from '../canonical.ts';
import { type Column, cellAt, columnIssue } from './place.ts';
import { cleanText, isBlank } from './texts.ts';

/** The days of a row, undefined where the cell is blank. Errors: a cell that is no date, or not one in the column's order. */
export type ReadSpan = (cells: readonly Cell[], line: number) => Span | undefined;

/** Different dates that a column remembers. */
const MEMORY = 4096;

export interface DateConvention {
  /** Day or month first, for dates that say so only together; undefined where nothing does. */
  readonly order?: DateOrder;
}

export function dateColumn(column: Column, { order }: DateConvention): ReadSpan {
  const known = new Map<string, Span | undefined>();
  let [lastText, lastSpan]: [Cell | undefined, Span | undefined] = [undefined, undefined];
  return (cells, line) => {
    const cell = cellAt(cells, column);
    if (cell === lastText) return lastSpan;
    const key = String(cell);
    let span = known.get(key);
    if (span === undefined) {
      span = readDate(column, { cell, line }, order);
      if (known.size >= MEMORY) known.clear();
      known.set(key, span);
    }
    [lastText, lastSpan] = [cell, span];
    return span;
  };
}

interface At {
  readonly cell: Cell;
  readonly line: number;
}

function readDate(column: Column, at: At, order: DateOrder | undefined): Span | undefined {
  if (isBlank(at.cell)) return undefined;
  const serial = serialOf(at.cell);
  if (serial !== undefined) return { from: serial, to: serial };
  const text = parseDateText(cleanText(at.cell));
  if (!text) return weekIn(column, at) ?? noDate(column, at);
  if (text.kind === 'span') return text.span;
  const read = order === undefined ? undefined : withOrder(text, order);
  if (read?.kind === 'span') return read.span;
  if (order === undefined) openOrder(column, at, text.first);
  const message = `date "${quotable(String(at.cell))}" in ${quotable(column.header)}: the column is read ${ORDER_WORDS[order]}, and this is no such date`;
  fail(columnIssue(column, at, { message, advice: 'Write all dates of the column the same way, best as 2026-01-31.' }));
}

export const ORDER_WORDS: Readonly<Record<DateOrder, string>> = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };

/** A week by its number, from Monday as ISO 8601 counts. Errors: a number without its year. */
function weekIn(column: Column, at: At): Span | undefined {
  const week = parseWeekNumber(cleanText(at.cell));
  if (week !== undefined) return { from: firstDayOf(week), to: (firstDayOf(week) + 6) as Day };
  if (column.field !== 'week') return undefined;
  const message = `week "${quotable(String(at.cell))}" in ${quotable(column.header)}`;
  const advice =
    'Add the column Date to the report and export it again, or write the week as 2026-W05: from Monday, as ISO 8601 counts.';
  fail(columnIssue(column, at, { message, advice }));
}

/** Whether a cell can be read as a date. */
export function isDate(cell: Cell | undefined): boolean {
  return cell !== undefined && (serialOf(cell) !== undefined || parseDateText(cleanText(cell)) !== undefined);
}

/** Numbers of a workbook, and the same as five digits of text. */
function serialOf(cell: Cell): Day | undefined {
  if (typeof cell === 'number') return serialDay(cell);
  return /^ *\d{5}(?:\.\d{1,12})? *$/.test(cell) ? serialDay(Number(cell)) : undefined;
}

function noDate(column: Column, at: At): never {
  const message = `date "${quotable(String(at.cell))}" in ${quotable(column.header)}`;
  fail(columnIssue(column, at, { message, advice: 'Write it as 2026-01-31, or export the report again.' }));
}

function openOrder(column: Column, at: At, first: number): never {
  const message = `date "${quotable(String(at.cell))}" in ${quotable(column.header)}: nothing tells the day from the ${first > 12 ? 'year' : 'month'}`;
  const advice = 'Write the dates as 2026-01-31, or export a period with a day after the 12th.';
  fail(columnIssue(column, at, { message, advice }));
}

/**
 * The order of a column, from its first cells, else from the marketplace. Errors: cells that contradict each other.
 * `why` is for people.
 */
export function decideOrder(
  column: Column,
  cells: readonly { readonly cell: Cell; readonly line: number }[],
  where: Pick<ExportContext, 'marketplace' | 'places'>,
): { readonly order?: DateOrder; readonly why?: string } {
  const dates = cells.flatMap(({ cell, line }) => {
    const date = typeof cell === 'string' && !isBlank(cell) ? parseDateText(cleanText(cell)) : undefined;
    return date?.kind === 'numbers' ? [{ date, cell, line }] : [];
  });
  if (dates.length === 0) return {};
  const evidence = orderEvidence(dates.map(({ date }) => date));
  if (evidence?.order === 'both') {
    const at = dates.find(({ date }) => date.first > 12) ?? { cell: '', line: 0 };
    const other = dates.find(({ date }) => date.second > 12);
    const message = `date "${quotable(String(at.cell))}" in ${quotable(column.header)}: its day stands first, that of "${quotable(String(other?.cell ?? ''))}" in line ${other?.line} second`;
    fail(columnIssue(column, at, { message, advice: 'Write all dates of the column the same way, best as 2026-01-31.' }));
  }
  if (evidence) return { order: evidence.order, why: evidence.why };
  const order = marketplaceOrder(where);
  return order ? { order, why: `as in ${where.marketplace}` } : {};
}
