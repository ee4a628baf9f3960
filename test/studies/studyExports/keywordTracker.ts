import { type Day, dateOf, formatDay } from '../../../src/core/day.ts';
import { stream } from '../studyNoise.ts';
import { PLANTED } from '../studyNumbers.ts';
import type { SimulatedMonth } from '../studySimulator.ts';
import { csvText } from './csvText.ts';
import { BRACKENFOLD, DEEP_KEYWORDS, QUERIES, RIVAL } from './numbers.ts';
import { weightedMean } from './searchQueries.ts';
import { daysOf, wobble } from './spread.ts';

const HEADER = [
  'Title',
  'ASIN',
  'Keyword Sales',
  'Keyword',
  'Marketplace',
  'Search Volume',
  'Organic Rank',
  'Sponsored Position',
];

/** The power at which clicks fall with rank. */
const DECLINE = PLANTED.click_decline ?? 1;

type Reading = readonly [keyword: string, volume: number | string, rank: number | string];

/** The history of a Helium 10 Keyword Tracker: readings on Mondays, of a rival too, with both kinds of dates that it writes. */
export function keywordTracker(months: readonly SimulatedMonth[]): string {
  const random = stream('keyword tracker');
  const rows = months.flatMap(({ month, organicRank }) =>
    daysOf(month)
      .filter((day) => day % 7 === 4)
      .flatMap((day) => {
        const own = readings(organicRank, random).map((reading) =>
          rowOf([BRACKENFOLD.product, BRACKENFOLD.asin ?? ''], day, reading),
        );
        const rank = Math.max(1, Math.round(RIVAL.rank * wobble(random, 0.5)));
        return [...own, rowOf([RIVAL.title, RIVAL.asin], day, [RIVAL.keyword, volumeOf(RIVAL.keyword), rank])];
      }),
  );
  return csvText([[...HEADER, 'Date Added'], ...rows]);
}

/** Whole ranks around the month's, such that their click shares, weighted by volume, average to that of the month's rank. */
function readings(organicRank: number, random: () => number): Reading[] {
  const clicks = (rank: number): number => rank ** -DECLINE;
  const volumes = QUERIES.map(({ volume }) => volume);
  const mean = weightedMean(volumes, ({ rank }) => clicks(rank));
  const scale = organicRank * mean ** (1 / DECLINE);
  return [
    ...QUERIES.map(({ text, volume, rank }): Reading => {
      const exact = scale * rank * wobble(random, 0.15);
      const low = Math.floor(exact);
      return [text, volume, Math.max(1, low + (random() < exact - low ? 1 : 0))];
    }),
    ...DEEP_KEYWORDS.map(({ text, volume, seen }): Reading => [text, volume, random() < 0.8 ? seen : 250]),
  ];
}

function volumeOf(keyword: string): number | string {
  return QUERIES.find(({ text }) => text === keyword)?.volume ?? '-';
}

function rowOf(product: readonly [title: string, asin: string], day: Day, [keyword, volume, rank]: Reading): (string | number)[] {
  const [title, asin] = product;
  return [title, asin, '-', keyword, 'amazon.co.uk', volume, rank, '>96', dateText(day)];
}

/** Every other week the other way: `2026-02-09 11:05:30`, `2/16/2026 4:01 PM`. */
function dateText(at: Day): string {
  const { year, month, day } = dateOf(at);
  return at % 14 < 7 ? `${formatDay(at)} 11:05:30` : `${month}/${day}/${year} 4:01 PM`;
}
