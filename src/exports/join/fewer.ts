import type { Warning } from '../../core/error.ts';
import { partOf, streamOf } from './claim.ts';
import { formatSpan } from './days.ts';
import { groupBy } from './groupBy.ts';
import { overlap, union, without } from './ranges.ts';
import type { Source } from './readSource.ts';
import { isSplit, type Segment } from './segment.ts';

/** What a later download took from a file, of one campaign, ASIN …, and what later downloads say of it. */
export interface Replaced {
  readonly taken: readonly Segment[];
  readonly later: readonly Segment[];
}

/** A later download that gives this much less than the earlier one for the same days may have been filtered. */
const TOLERATED = 0.02;

/** A warning for each report of the source that later downloads replaced by clearly less money. */
export function fewerWarnings(
  source: Source,
  { replaced, sources }: { readonly replaced: readonly Replaced[]; readonly sources: readonly Source[] },
): Warning[] {
  const streams = groupBy(replaced.filter(isComparable), ({ taken }) => (taken[0] ? streamOf(taken[0].claim.key) : ''));
  return [...streams.values()].flatMap((entries): Warning[] => {
    const before = sum(entries.flatMap(({ taken }) => taken.map(({ values }) => values[0])));
    const after = sum(entries.map(laterAmount));
    if (after >= before * (1 - TOLERATED)) return [];
    const files = new Set(entries.flatMap(({ later }) => later.map(({ claim }) => fileOf(claim.source, sources))));
    const [days] = union(entries.flatMap(({ taken }) => taken.map(({ span }) => span)));
    const less = Math.round((1 - after / before) * 100);
    const message = `The later download ${[...files].join(', ')} gives ${less} % less money than this file for the days in both${days ? `, from ${formatSpan(days)}` : ''}. The later one is used; if it was filtered, download it again without filters or remove it.`;
    return [{ code: 'later-download-gives-less', message, place: { file: source.reading.file } }];
  });
}

/** Whether both sides are whole rows: parts of a row are estimates, and comparing them says nothing. */
function isComparable({ taken, later }: Replaced): boolean {
  const days = union(taken.map(({ span }) => span));
  const touching = later.filter(({ span }) => overlap(span, days).length > 0);
  return !taken.some(isSplit) && touching.every(({ claim }) => without(claim.span, days).length === 0);
}

/** What later downloads say for the days that they took. */
function laterAmount({ taken, later }: Replaced): number {
  const days = union(taken.map(({ span }) => span));
  return sum(later.flatMap(({ claim, span }) => overlap(span, days).map((part) => partOf(claim, part)[0])));
}

function fileOf(index: number, sources: readonly Source[]): string {
  return sources.find((source) => source.index === index)?.reading.file ?? '';
}

function sum(values: readonly (number | undefined)[]): number {
  return values.reduce<number>((total, value = 0) => total + (Number.isNaN(value) ? 0 : value), 0);
}
