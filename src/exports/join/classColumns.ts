import type { Period } from '../../core/calendar.ts';
import { groupBy } from '../../core/groupBy.ts';
import { UNTOLD } from './adClass.ts';
import { inCurrency, MEASURES, MONEY } from './claim.ts';
import { levelWords } from './levels.ts';
import { type Measured, sumAt } from './measured.ts';
import type { Segment } from './segment.ts';

/** Reports of words that people search for, the one that tells best first. */
const TELLING = ['search-term', 'targeting'];

/**
 * Columns of advertising by class, such as `ad_spend.brand`: of the reports in use, or, where those name no keywords, of the search terms
 * or targets of the same ad product and month, which hold a part of the same money. What neither tells has no column: it is what the
 * classes leave of the whole. None where nothing is told. `levelled` are all segments, those beside the chosen level too.
 */
export function classColumns(levelled: readonly Segment[], months: readonly Period[]): Measured[] {
  const ads = levelled.filter(({ claim }) => claim.key.family === 'ad');
  const told = months.map((month) => [month, tellingOf(ads.filter((segment) => segment.month === month))] as const);
  const classes = [...new Set(told.flatMap(([, segments]) => segments.map(({ claim }) => claim.key.member)))].sort();
  return classes.flatMap((id) => MEASURES.ad.flatMap((_, index) => columnOf(id, index, told) ?? []));
}

function columnOf(id: string, index: number, told: readonly (readonly [Period, readonly Segment[]])[]): Measured | undefined {
  const measure = MEASURES.ad[index];
  if (measure?.column === undefined) return undefined;
  const own = told.map(([month, segments]) => [month, segments.filter(({ claim }) => claim.key.member === id)] as const);
  const silent = ([, segments]: readonly [Period, readonly Segment[]]): boolean =>
    segments.some((segment) => segment.silent?.[index] !== undefined);
  const sums = own.map((one): [Period, number] => {
    const sum = one[1].length === 0 ? 0 : sumAt(one[1], index);
    return [one[0], silent(one) ? Number.NaN : measure.scale === MONEY ? inCurrency(sum) : sum];
  });
  return {
    column: `${measure.column}.${id}`,
    values: new Map(sums.filter(([, value]) => !Number.isNaN(value))),
    from: new Map(own.filter(([, segments]) => segments.length > 0)),
    how: (month) => `${measure.name} of keywords that are ${id}, in the ${reportsIn(own, month)}, added up`,
    fields: [measure.name],
  };
}

function reportsIn(own: readonly (readonly [Period, readonly Segment[]])[], month: Period): string {
  const segments = own.find(([at]) => at === month)?.[1] ?? [];
  return [...new Set(segments.map(({ claim }) => levelWords(claim.key.level)))].sort().join(' and the ');
}

/** Segments of one month whose class is told, of each ad product from the reports in use or from finer ones beside them. */
function tellingOf(segments: readonly Segment[]): Segment[] {
  const lanes = groupBy(segments, ({ claim }) => claim.key.lane);
  return [...lanes.values()].flatMap((own) => {
    const used = own.filter(({ dropped }) => dropped === undefined);
    if (used.length === 0) return [];
    const told = used.filter(isTold);
    if (told.length > 0 || used.every(({ claim }) => TELLING.includes(claim.key.level))) return told;
    const finer = TELLING.map((level) => own.filter(({ claim, dropped }) => claim.key.level === level && isBeside(dropped)));
    const beside = (finer.find((part) => part.length > 0) ?? []).filter(isTold);
    return sumAt(beside, 0) <= sumAt(used, 0) ? beside : [];
  });
}

function isTold({ claim }: Segment): boolean {
  return claim.key.member !== '' && claim.key.member !== UNTOLD;
}

/** Whether a segment is not in use only because the same money is in another level's report. */
function isBeside(dropped: string | undefined): boolean {
  return dropped?.startsWith('counted already by the') === true;
}
