import type { Warning } from '../../core/error.ts';
import { type Family, groupOf } from './claim.ts';
import { groupBy } from './groupBy.ts';
import { dayCount, union } from './ranges.ts';
import type { Source } from './readSource.ts';

/** What is reported by period; answers, ranks and ledger lines may stand side by side. */
const PERIODIC: ReadonlySet<Family> = new Set(['ad', 'traffic', 'search-share']);

/** A warning where one file has rows of the same campaign, ASIN or query for different periods that overlap: they add up. */
export function overlapWarnings({ claims, reading }: Source): Warning[] {
  const periodic = claims.filter(({ key }) => PERIODIC.has(key.family));
  const groups = [...groupBy(periodic, ({ key }) => groupOf(key)).values()];
  const found = groups.find((members) => {
    const spans = members.map(({ span }) => span);
    return dayCount(spans) > dayCount(union(spans));
  });
  const [first] = found ?? [];
  if (!first) return [];
  const name = first.key.name || first.key.subject || 'the account';
  const message = `Rows for different periods overlap, as of "${name}": within a file all rows are added up. If it holds weeks and months of the same, keep one of the two.`;
  const line = first.lines.pairs[0];
  return [{ code: 'periods-overlap', message, place: { file: reading.file, ...(line === undefined ? {} : { line }) } }];
}
