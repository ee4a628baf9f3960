import type { Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import type { ExportContext } from '../canonical.ts';
import { type Claim, type Family, groupOf, type Key, MEASURES, MONEY, streamOf, valueAt } from './claim.ts';
import { dayCount, overlap, type Ranges, union, without } from './days.ts';
import type { Source } from './readSource.ts';
import { type Segment, segmentsOf } from './segment.ts';
import { differences, type Replaced } from './twoDownloads.ts';

export const LATER_DOWNLOAD = 'days that a later download counts already';

/** What is settled of a campaign, ASIN, query …: the days that later downloads cover, and what they say. */
interface Settled {
  readonly days: Ranges;
  readonly segments: readonly Segment[];
}

const NOTHING: Settled = { days: [], segments: [] };

/**
 * Every claim's days, used once: sources come newest first, and a later download replaces, for all days that it covers, what
 * earlier ones say of the same campaign, ASIN, query, keyword or prompt. Claims whose days it covers in part keep the rest, pro rata.
 * Errors: two files differ, and nothing says which is the later.
 */
export function supersede(
  sources: readonly Source[],
  study: ExportContext,
): {
  readonly segments: readonly Segment[];
  readonly warnings: readonly Warning[];
} {
  const settled = new Map<string, Settled>();
  const seen = new Map<string, Ranges>();
  const segments: Segment[] = [];
  const warnings: Warning[] = [];
  const accounts = new Set<string>();
  for (const source of sources) {
    const replaced: Replaced[] = [];
    const alone: Segment[] = [];
    for (const [group, claims] of groupBy(source.claims, ({ key }) => groupOf(whole(key)))) {
      const before = settled.get(group) ?? NOTHING;
      const parts = claims.map((claim) => partsOf(claim, before.days));
      const free = parts.flatMap((part) => part.free);
      const taken = parts.flatMap((part) => part.taken);
      segments.push(...free, ...taken);
      const [first] = claims;
      if (isMoney(first) && taken.length > 0) replaced.push({ taken, later: before.segments });
      if (isMoney(first) && !settled.has(group) && isOfOneOf(accounts, first)) alone.push(...free);
      const covered = first ? (source.seen.get(streamOf(first.key)) ?? []) : [];
      settled.set(group, {
        days: union([...before.days, ...covered]),
        segments: isMoney(first) ? [...before.segments, ...free] : [],
      });
    }
    settleNoSales(settled, source);
    warnings.push(...differences(source, { replaced, sources, study }), ...aloneWarnings(source, { alone, later: seen }));
    for (const { key } of source.claims) if (key.family === 'ad') accounts.add(key.subject);
    for (const [stream, days] of source.seen) seen.set(stream, union([...(seen.get(stream) ?? []), ...days]));
  }
  return { segments, warnings };
}

/** Orders that a file says count nothing, as those cancelled since, settle their days too: an older file does not bring them back. */
function settleNoSales(settled: Map<string, Settled>, { others, seen }: Source): void {
  const orders = [...others.values()].flat().filter(({ key, values }) => key.level === 'orders' && valueAt(values, 0) === 0);
  for (const [group, claims] of groupBy(orders, ({ key }) => groupOf(key))) {
    const before = settled.get(group) ?? NOTHING;
    const covered = claims.flatMap(({ key }) => seen.get(streamOf(key)) ?? []);
    const nothing = claims.flatMap((claim) => segmentsOf(claim, claim.span));
    settled.set(group, { days: union([...before.days, ...covered]), segments: [...before.segments, ...nothing] });
  }
}

/** What a download counts of a campaign, whatever its keywords are about. */
function whole(key: Key): Key {
  return key.family === 'ad' ? { ...key, member: '' } : key;
}

/** Whether later downloads are of the account too, where advertising says its account. */
function isOfOneOf(accounts: ReadonlySet<string>, { key }: Claim): boolean {
  return key.family !== 'ad' || key.subject === '' || accounts.has(key.subject);
}

/** Only money is compared between downloads. */
function isMoney(claim: Claim | undefined): claim is Claim {
  return claim !== undefined && MEASURES[claim.key.family][0]?.scale === MONEY;
}

function partsOf(claim: Claim, days: Ranges): { readonly free: Segment[]; readonly taken: Segment[] } {
  return {
    free: without(claim.span, days).flatMap((span) => segmentsOf(claim, span)),
    taken: overlap(claim.span, days).flatMap((span) => segmentsOf(claim, span, LATER_DOWNLOAD)),
  };
}

/**
 * A warning where later downloads of the same report cover days of campaigns or ASINs that they do not name: they were filtered, or
 * the campaign was renamed and its money would count twice. `alone` are the segments that no later download names.
 */
export function aloneWarnings(
  source: Source,
  { alone, later }: { readonly alone: readonly Segment[]; readonly later: ReadonlyMap<string, Ranges> },
): Warning[] {
  const within = alone.filter(
    ({ claim, span, values }) => valueAt(values, 0) > 0 && overlap(span, later.get(streamOf(claim.key)) ?? []).length > 0,
  );
  const families = groupBy(within, ({ claim }) => claim.key.family);
  return [...families].flatMap(([family, segments]): Warning[] => {
    if (family === 'content' || family === 'transaction') return [];
    const names = new Set(segments.map(({ claim: { key } }) => (family === 'ad' ? key.name : key.subject)));
    const shown = [...names].slice(0, MOST_NAMED).join(', ');
    const more = names.size > MOST_NAMED ? ` and ${names.size - MOST_NAMED} more` : '';
    const what = family === 'ad' ? 'campaigns' : 'ASINs';
    const message = `Later downloads cover the days of these ${what} and do not name them: ${shown}${more}. They are kept; if one was renamed, its money counts twice: remove this file.`;
    return [{ code: 'not-in-later-download', message, place: { file: source.reading.file } }];
  });
}

const MOST_NAMED = 5;

/** What is reported by period; answers, ranks and ledger lines may stand side by side. */
const PERIODIC: ReadonlySet<Family> = new Set(['ad', 'traffic', 'search-share']);

/**
 * A warning where one file has rows of the same campaign, ASIN or query for different periods that overlap: they add up. Not where each
 * row says the days on which it was active, which are those of its search term or product.
 */
export function overlapWarnings({ claims, reading }: Source): Warning[] {
  if (reading.columns.some(({ field }) => field === 'dateRange')) return [];
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
