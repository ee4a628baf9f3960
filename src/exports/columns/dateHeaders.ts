import type { Span } from '../../core/day.ts';
import { fail } from '../../core/error.ts';
import { orderEvidence } from '../../tables/dateOrder.ts';
import { type DateText, parseDateText, serialDay, withOrder } from '../../tables/dateText.ts';
import { marketplaceOrder } from '../amazonMarketplaces.ts';
import type { ExportContext } from '../canonical.ts';
import type { Header } from '../headers.ts';

interface DateHeader {
  /** From 0. */
  readonly index: number;
  readonly header: string;
  readonly span: Span;
}

function headerDate(text: string): DateText | undefined {
  const serial = /^\d{5}$/.test(text) ? serialDay(Number(text)) : undefined;
  return serial === undefined ? parseDateText(text) : { kind: 'span', span: { from: serial, to: serial } };
}

/** How many headers are dates. */
export function countDates(headers: readonly Header[]): number {
  return headers.filter(({ field, text }) => field === undefined && headerDate(text) !== undefined).length;
}

/** The columns that are called by a date. Errors: nothing tells the day from the month. */
export function dateHeaders(table: {
  readonly file: string;
  readonly headers: readonly Header[];
  readonly headerLine: number;
  readonly context: ExportContext;
}): DateHeader[] {
  const dates = table.headers.flatMap(({ field, text }, index) => {
    const date = field === undefined ? headerDate(text) : undefined;
    return date ? [{ index, header: text, date }] : [];
  });
  const open = dates.flatMap(({ date }) => (date.kind === 'numbers' ? [date] : []));
  const evidence = orderEvidence(open);
  const order = evidence ? evidence.order : marketplaceOrder(table.context);
  return dates.map(({ index, header, date }) => {
    const read = date.kind === 'span' || order === undefined || order === 'both' ? date : withOrder(date, order);
    return read?.kind === 'span' ? { index, header, span: read.span } : openOrder(table, { index, header });
  });
}

function openOrder(table: { file: string; headerLine: number }, { index, header }: { index: number; header: string }): never {
  const message = `date "${header.slice(0, 40)}" in the header: nothing tells the day from the month, or other headers contradict it`;
  const place = { file: table.file, ...(table.headerLine > 0 ? { line: table.headerLine } : {}), column: index + 1 };
  fail({ opening: 'invalid', message, place, advice: 'Write the dates as 2026-01-31.' });
}
