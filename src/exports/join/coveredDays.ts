import type { Day, Span } from '../canonical.ts';
import type { Coverage } from './levels.ts';
import { type Ranges, union } from './ranges.ts';
import { lastDayOf, type Source } from './readSource.ts';

/** Days without a row between days with rows are days on which nothing happened, up to this many; a longer gap is a hole. */
const QUIET_DAYS = 14;

/**
 * The days that each report covers, over all files. The days that a file says to cover count too, as far as its rows are near and
 * some file has a later row: of days to come nothing is known.
 */
export function coverage(sources: readonly Source[]): Coverage {
  const newest = Math.max(...sources.map((source) => lastDayOf(source) ?? Number.NEGATIVE_INFINITY));
  const days = new Map<string, Ranges>();
  for (const source of sources) {
    const said = endsOf(source.reading.span(), newest);
    for (const [stream, ranges] of source.seen) {
      const near = union([...ranges, ...said], QUIET_DAYS).filter((range) =>
        ranges.some(({ from, to }) => from >= range.from && to <= range.to),
      );
      days.set(stream, union([...(days.get(stream) ?? []), ...near]));
    }
  }
  return days;
}

function endsOf(span: Span | undefined, newest: number): Span[] {
  if (!span) return [];
  const to = Math.min(span.to, newest) as Day;
  return [{ from: span.from, to: span.from }, ...(to >= span.from ? [{ from: to, to }] : [])];
}
