import type { Warning } from '../../core/error.ts';
import { streamOf } from './claim.ts';
import { groupBy } from './groupBy.ts';
import { overlap, type Ranges } from './ranges.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/**
 * A warning where later downloads of the same report cover days of campaigns or ASINs that they do not name: they were filtered, or
 * the campaign was renamed and its money would count twice. `alone` are the segments that no later download names.
 */
export function aloneWarnings(
  source: Source,
  { alone, later }: { readonly alone: readonly Segment[]; readonly later: ReadonlyMap<string, Ranges> },
): Warning[] {
  const within = alone.filter(
    ({ claim, span, values }) => (values[0] ?? 0) > 0 && overlap(span, later.get(streamOf(claim.key)) ?? []).length > 0,
  );
  const families = groupBy(within, ({ claim }) => claim.key.family);
  return [...families].flatMap(([family, segments]): Warning[] => {
    if (family === 'content') return [];
    const names = new Set(segments.map(({ claim: { key } }) => (family === 'ad' ? key.name : key.subject)));
    const shown = [...names].slice(0, MOST_NAMED).join(', ');
    const more = names.size > MOST_NAMED ? ` and ${names.size - MOST_NAMED} more` : '';
    const what = family === 'ad' ? 'campaigns' : 'ASINs';
    const message = `Later downloads cover the days of these ${what} and do not name them: ${shown}${more}. They are kept; if one was renamed, its money counts twice: remove this file.`;
    return [{ code: 'not-in-later-download', message, place: { file: source.reading.file } }];
  });
}

const MOST_NAMED = 5;
