import { formatPeriod, type Period } from '../../core/calendar.ts';
import { formatSpan } from '../../core/day.ts';
import { groupBy } from '../../core/groupBy.ts';
import { present } from '../../core/present.ts';
import { type Family, inCurrency, type Lack, MEASURES, MONEY } from './claim.ts';
import { union } from './days.ts';
import { productWords } from './levels.ts';
import { sumAt } from './measured.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** A measure of a month of which nothing can be said, and why. */
export interface Hole {
  readonly month: Period;
  readonly family: Family;
  /** Among those of the family, from 0. */
  readonly measure: number;
  readonly column: string;
  /** For the account of amounts. */
  readonly reason: string;
  /** For people, with the place and what to do. */
  readonly words: string;
}

/** The holes that rows in use leave: those that lack a number although they were active, and sums below 0. */
export function holesIn(segments: readonly Segment[], sources: readonly Source[]): readonly Hole[] {
  const used = segments.filter(({ dropped }) => dropped === undefined);
  const lacking = lackingIn(used, sources);
  const known = new Set(lacking.map(({ month, column }) => `${month} ${column}`));
  return [...lacking, ...belowZero(used).filter(({ month, column }) => !known.has(`${month} ${column}`))];
}

function lackingIn(used: readonly Segment[], sources: readonly Source[]): Hole[] {
  const found = used.flatMap((segment) => (segment.claim.lacks ?? []).map((lack) => ({ segment, lack })));
  const groups = groupBy(found, ({ segment: { claim, month }, lack }) => `${claim.key.family} ${month} ${lack.measure}`);
  return [...groups.values()].flatMap((from): Hole[] => {
    const { segment, lack } = present(from[0], 'a row that lacks a number');
    const { month, claim } = segment;
    const { family } = claim.key;
    const column = MEASURES[family][lack.measure]?.column;
    const reason = `a row of ${formatPeriod(month)} lacks its ${column}`;
    return column === undefined
      ? []
      : [{ month, family, measure: lack.measure, column, reason, words: lackWords(from, sources) }];
  });
}

function lackWords(from: readonly { readonly segment: Segment; readonly lack: Lack }[], sources: readonly Source[]): string {
  const days = union(from.map(({ segment: { span } }) => span)).map(formatSpan);
  const rows = from.reduce((sum, { lack }) => sum + lack.rows, 0);
  const { lack, segment } = present(from[0], 'a row that lacks a number');
  const { key, source } = segment.claim;
  const what = key.family === 'ad' ? ` of ${productWords(key.lane)}` : '';
  const { reading } = present(
    sources.find(({ index }) => index === source),
    'the file of a row',
  );
  const shown = `${days.slice(0, 3).join(', ')}${days.length > 3 ? ` and ${days.length - 3} more` : ''}`;
  const rowsText = rows === 1 ? `1 row${what} lacks it` : `${rows} rows${what} lack it`;
  return `${rowsText} although something happened there (${shown}), the first in line ${lack.line} of ${reading.file}. Fill it in, with 0 where there was none, or download the report again with all of its columns.`;
}

/** Corrections are amounts like others; a month of nothing but corrections is none. */
function belowZero(used: readonly Segment[]): Hole[] {
  const months = groupBy(used, ({ claim, month }) => `${claim.key.family} ${month}`);
  return [...months.values()].flatMap((members) => {
    const { month, claim } = present(members[0], 'a segment of a month');
    const { family } = claim.key;
    return MEASURES[family].flatMap(({ column, scale }, measure): Hole[] => {
      const sum = column === undefined ? 0 : sumAt(members, measure);
      if (column === undefined || !(sum < 0)) return [];
      const amount = scale === MONEY ? inCurrency(sum).toFixed(2) : String(sum);
      const reason = `${column} of ${formatPeriod(month)} is below 0`;
      const words = `its rows add up to ${amount}, and a month of corrections alone is no measurement. If costs are written as negative numbers there, change their sign.`;
      return [{ month, family, measure, column, reason, words }];
    });
  });
}
