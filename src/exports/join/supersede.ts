import type { Warning } from '../../core/error.ts';
import { aloneWarnings } from './alone.ts';
import { type Claim, groupOf, MEASURES, streamOf } from './claim.ts';
import { fewerWarnings, type Replaced } from './fewer.ts';
import { groupBy } from './groupBy.ts';
import { overlap, type Ranges, union, without } from './ranges.ts';
import type { Source } from './readSource.ts';
import { type Segment, segmentsOf } from './segment.ts';

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
 */
export function supersede(sources: readonly Source[]): {
  readonly segments: readonly Segment[];
  readonly warnings: readonly Warning[];
} {
  const settled = new Map<string, Settled>();
  const seen = new Map<string, Ranges>();
  const segments: Segment[] = [];
  const warnings: Warning[] = [];
  for (const source of sources) {
    const replaced: Replaced[] = [];
    const alone: Segment[] = [];
    for (const [group, claims] of groupBy(source.claims, ({ key }) => groupOf(key))) {
      const before = settled.get(group) ?? NOTHING;
      const parts = claims.map((claim) => partsOf(claim, before.days));
      const free = parts.flatMap((part) => part.free);
      const taken = parts.flatMap((part) => part.taken);
      segments.push(...free, ...taken);
      const [first] = claims;
      if (isMoney(first) && taken.length > 0) replaced.push({ taken, later: before.segments });
      if (isMoney(first) && !settled.has(group)) alone.push(...free);
      const covered = first ? (source.seen.get(streamOf(first.key)) ?? []) : [];
      settled.set(group, {
        days: union([...before.days, ...covered]),
        segments: isMoney(first) ? [...before.segments, ...free] : [],
      });
    }
    warnings.push(...fewerWarnings(source, { replaced, sources }), ...aloneWarnings(source, { alone, later: seen }));
    for (const [stream, days] of source.seen) seen.set(stream, union([...(seen.get(stream) ?? []), ...days]));
  }
  return { segments, warnings };
}

/** Only money is compared between downloads. */
function isMoney(claim: Claim | undefined): boolean {
  return claim !== undefined && MEASURES[claim.key.family][0]?.scale === 100;
}

function partsOf(claim: Claim, days: Ranges): { readonly free: Segment[]; readonly taken: Segment[] } {
  return {
    free: without(claim.span, days).flatMap((span) => segmentsOf(claim, span)),
    taken: overlap(claim.span, days).flatMap((span) => segmentsOf(claim, span, LATER_DOWNLOAD)),
  };
}
