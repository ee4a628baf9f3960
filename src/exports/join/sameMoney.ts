import { fail } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { valueAt } from './claim.ts';
import { levelWords, productWords } from './levels.ts';
import type { Source } from './readSource.ts';
import type { Segment } from './segment.ts';

/** Part of the rows of a report that another has too, with campaign, days and spend, from which on they are the same report. */
const SAME = 0.5;

/**
 * Errors: the same campaigns with the same spend on the same days stand under two ad products. One of the two reports is taken for
 * another than it is, and its money would count twice. `used` are the segments in use.
 */
export function checkSameMoney(used: readonly Segment[], sources: readonly Source[]): void {
  const ads = used.filter(({ claim, values }) => claim.key.family === 'ad' && valueAt(values, 0) > 0 && claim.key.name !== '');
  const lanes = groupBy(ads, ({ claim }) => claim.key.lane);
  if (lanes.size < 2) return;
  const shared = new Map<string, Segment[]>();
  for (const members of groupBy(ads, sameness).values()) {
    const byLane = new Map(members.map((segment) => [segment.claim.key.lane, segment]));
    if (byLane.size < 2) continue;
    const name = [...byLane.keys()].sort().join('\t');
    shared.set(name, [...(shared.get(name) ?? []), ...byLane.values()]);
  }
  for (const [name, twins] of shared) {
    const names = name.split('\t');
    const least = Math.min(...names.map((lane) => lanes.get(lane)?.length ?? 0));
    if (twins.length / names.length >= SAME * least) refuse(twins.slice(0, names.length), sources);
  }
}

function sameness({ claim, span, values }: Segment): string {
  return [claim.key.name, span.from, span.to, valueAt(values, 0)].join('\t');
}

function refuse(twins: readonly Segment[], sources: readonly Source[]): never {
  const reports = twins.map(({ claim }) => {
    const file = sources.find(({ index }) => index === claim.source)?.reading.file ?? '';
    return { file, words: `${productWords(claim.key.lane)} (${levelWords(claim.key.level)}) in ${file}` };
  });
  const [first] = reports;
  fail({
    opening: 'missing',
    message: `choice of ad product: the same campaigns, days and spend are taken for ${reports.map(({ words }) => words).join(' and for ')}; added up, their money would count twice`,
    place: { file: first?.file ?? '' },
    advice: `Say what each file is: --format ${first?.file ?? 'file.csv'}=sp-campaign, or sb-campaign, sd-campaign, sp-search-term …, with import, or a line in exports/formats.csv; or leave one of them out.`,
  });
}
