import { formatPeriod } from '../../core/calendar.ts';
import { formatSpan } from '../../core/day.ts';
import { groupBy } from '../../core/groupBy.ts';
import { present } from '../../core/present.ts';
import { inCurrency, type Lack, MEASURES, MONEY } from './claim.ts';
import { union } from './days.ts';
import type { Hole } from './hole.ts';
import { productWords } from './levels.ts';
import { sumAt } from './measured.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';
import { unfinishedIn } from './unfinished.ts';

/** The holes that rows in use leave: months that were not over, rows that lack a number although they were active, sums below 0. */
export function holesIn(segments: readonly Segment[], sources: readonly Source[]): readonly Hole[] {
  const used = segments.filter(({ dropped }) => dropped === undefined);
  const holes = [...unfinishedIn(used, sources), ...lackingIn(used, sources), ...belowZero(used)];
  const first = new Map(holes.toReversed().map((hole) => [`${hole.month} ${hole.column}`, hole]));
  return holes.filter((hole) => first.get(`${hole.month} ${hole.column}`) === hole);
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
  const without = noColumn(MEASURES[key.family][lack.measure]?.name, reading);
  if (without !== undefined) return without;
  const rowsText = rows === 1 ? `1 row${what} lacks it` : `${rows} rows${what} lack it`;
  return `${rowsText} although something happened there (${shown}), the first in line ${lack.line} of ${reading.file}. Fill it in, with 0 where there was none, or download the report again with all of its columns.`;
}

/** Headers shown of those that mean nothing. */
const MOST_HEADERS = 4;

/** A report may have the column under a name that nobody knows. */
function noColumn(name: string | undefined, { file, columns, unknown = [] }: Source['reading']): string | undefined {
  if (unknown.length === 0 || columns.some(({ field }) => field === name)) return undefined;
  const others = unknown.slice(0, MOST_HEADERS).map((header) => `"${header}"`);
  const shown = `nobody knows what ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'}`;
  return `no header of ${file} is known to mean ${name}; ${shown}. If one of them does, call it "${name}" there; else download the report again with that column.`;
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
