import { formatMonth } from '../../core/calendar.ts';
import type { Warning } from '../../core/error.ts';
import type { AdMonths } from './adMonths.ts';
import { type Family, streamOf } from './claim.ts';
import { formatSpan, monthSpan } from './days.ts';
import { type Coverage, coveredDays, isWhole, levelWords } from './levels.ts';
import { dayCount, union, without } from './ranges.ts';
import { dropWhere, type Segment } from './segment.ts';

/** What a month must be covered by: sums wholly, weighted shares for half of its days, samples at all. */
const NEEDED: Readonly<Partial<Record<Family, number>>> = { traffic: 1, 'search-share': 0.5 };

/** Only the months of the history, and of sums only those that are whole. Visits to the own site stay out: they are a note. */
export function keepMonths(
  segments: readonly Segment[],
  { history, coverage, place }: { readonly history: AdMonths; readonly coverage: Coverage; readonly place: string },
): { readonly segments: readonly Segment[]; readonly warnings: readonly Warning[] } {
  const months = new Set(history.months);
  const thin = new Map<string, Warning>();
  const reasonOf = ({ claim: { key }, month }: Segment): string | undefined => {
    if (key.family === 'session') return 'visits to the own site: noted, not used';
    if (!months.has(month)) return history.leftOut.get(month) ?? 'outside the months that advertising reports cover';
    const days = coveredDays(coverage, streamOf(key), month);
    const whole = monthSpan(month);
    const part = dayCount(days) / dayCount([whole]);
    if (isWhole(days, month) || part >= (NEEDED[key.family] ?? 0)) return undefined;
    const what = key.family === 'traffic' ? 'total_sales and sessions' : 'search_click_share';
    const missing = union(without(whole, days)).map(formatSpan).join(', ');
    const message = `${formatMonth(month)} has no ${what}: the ${levelWords(key.level)} lacks ${missing}.`;
    thin.set(message, { code: 'month-not-whole', message, place: { file: place } });
    return `${formatMonth(month)} is covered in part only`;
  };
  return { segments: dropWhere(segments, reasonOf), warnings: [...thin.values()] };
}
