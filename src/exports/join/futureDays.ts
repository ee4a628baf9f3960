import { type Day, formatDay, formatSpan, type Span } from '../../core/day.ts';
import type { Warning } from '../../core/error.ts';
import type { Claim } from './claim.ts';
import { counted } from './measured.ts';
import type { Source } from './readSource.ts';

/** Where the marketplace is east of this computer it may be tomorrow already. */
const AHEAD = 1;

/**
 * A warning for each file with rows that begin after `today`: nothing can have been measured on those days. A month that has begun, and a
 * deal that is planned, are no such rows.
 */
export function futureDays(sources: readonly Pick<Source, 'claims' | 'reading'>[], today: Day): Warning[] {
  return sources.flatMap(({ claims, reading }): Warning[] => {
    const ahead = claims.filter((claim) => isAhead(claim, today));
    const [first] = ahead;
    if (first === undefined) return [];
    const rows = ahead.reduce((sum, claim) => sum + claim.rows, 0);
    const days = ahead.reduce((whole, { span }) => spanning(whole, span), first.span);
    const message = `${counted(rows, 'row is', 'rows are')} of days to come, ${formatSpan(days)}: today is ${formatDay(today)}, and a report tells what has been. They are read as they stand; correct their dates (year, month, day), or leave them out.`;
    return [{ code: 'days-to-come', message, place: { file: reading.file } }];
  });
}

function isAhead({ key, span }: Claim, today: Day): boolean {
  return key.family !== 'deal' && span.from > today + AHEAD;
}

function spanning(one: Span, other: Span): Span {
  return { from: Math.min(one.from, other.from) as Day, to: Math.max(one.to, other.to) as Day };
}
