import type { Warning } from '../../../core/error.ts';
import { type Claim, groupOf, streamOf } from './claim.ts';
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
  const segments: Segment[] = [];
  const warnings: Warning[] = [];
  for (const source of sources) {
    const coverage = coverageOf(source.claims);
    const replaced: Replaced[] = [];
    for (const [group, claims] of groupBy(source.claims, ({ key }) => groupOf(key))) {
      const before = settled.get(group) ?? NOTHING;
      const parts = claims.map((claim) => partsOf(claim, before.days));
      const free = parts.flatMap((part) => part.free);
      const taken = parts.flatMap((part) => part.taken);
      segments.push(...free, ...taken);
      if (taken.length > 0) replaced.push({ taken, later: before.segments });
      const [first] = claims;
      const covered = first ? (coverage.get(streamOf(first.key)) ?? []) : [];
      settled.set(group, { days: union([...before.days, ...covered]), segments: [...before.segments, ...free] });
    }
    warnings.push(...fewerWarnings(source, { replaced, sources }));
  }
  return { segments, warnings };
}

/** The days of the claims of each report (ad product and level, view …), all campaigns together. */
export function coverageOf(claims: readonly Claim[], gap = 0): ReadonlyMap<string, Ranges> {
  const streams = groupBy(claims, ({ key }) => streamOf(key));
  return new Map([...streams].map(([stream, members]) => [stream, union(distinct(members), gap)]));
}

function distinct(claims: readonly Claim[]): Iterable<Claim['span']> {
  return new Map(claims.map(({ span }) => [`${span.from} ${span.to}`, span])).values();
}

function partsOf(claim: Claim, days: Ranges): { readonly free: Segment[]; readonly taken: Segment[] } {
  return {
    free: without(claim.span, days).flatMap((span) => segmentsOf(claim, span)),
    taken: overlap(claim.span, days).flatMap((span) => segmentsOf(claim, span, LATER_DOWNLOAD)),
  };
}
