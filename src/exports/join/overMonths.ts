import { formatSpan } from '../../core/day.ts';
import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { type Claim, inCurrency, MEASURES, MONEY, valueAt } from './claim.ts';
import { monthsOfSpan } from './days.ts';
import { counted } from './measured.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

const WEEK = 7;

/** Whether a row covers days of several months: what it says of each is an estimate, and it grows until its last day is final. */
export function isOverMonths({ span }: Pick<Claim, 'span'>): boolean {
  return monthsOfSpan(span).length > 1;
}

/** Whether so much of a month may be an estimate that it is not final: of a week over its end it is a few days at most. */
export function isEstimate(claim: Pick<Claim, 'span'>): boolean {
  return isOverMonths(claim) && claim.span.to - claim.span.from + 1 > WEEK;
}

/** A warning for each file with rows over several months in use, with their money: it is split evenly by day. */
export function overMonths(used: readonly Segment[], sources: readonly Source[]): Warning[] {
  const split = used.filter(({ claim }) => isMoney(claim) && isOverMonths(claim));
  return [...groupBy(split, ({ claim }) => claim.source)].flatMap(([index, segments]): Warning[] => {
    const claims = [...new Set(segments.map(({ claim }) => claim))];
    const [first] = claims;
    const source = sources.find((candidate) => candidate.index === index);
    if (!first || !source) return [];
    const [measure] = MEASURES[first.key.family];
    const money = claims.reduce((sum, { values }) => sum + (valueAt(values, 0) || 0), 0);
    const rows = claims.reduce((sum, claim) => sum + claim.rows, 0);
    const which = counted(rows, 'row covers', 'rows cover');
    const final = claims.some(isEstimate) ? ', and the months are not final' : '';
    const message = `${which} days of several months, as ${formatSpan(first.span)}: ${inCurrency(money).toFixed(2)} of ${measure?.name ?? ''} are split evenly by day, which is an estimate${final}. Download the report by day to know.`;
    return [{ code: 'rows-over-months', message, place: { file: source.reading.file } }];
  });
}

function isMoney({ key }: Claim): boolean {
  return key.family !== 'content' && key.family !== 'transaction' && MEASURES[key.family][0]?.scale === MONEY;
}
