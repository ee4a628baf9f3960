import { monthNumber, type Period, yearOf } from '../../../src/core/calendar.ts';
import { formatDay } from '../../../src/core/day.ts';
import { firstDay, lastDay } from '../../../src/exports/join/days.ts';
import { stream } from '../studyNoise.ts';
import { type SimulatedMonth, seasonOf } from '../studySimulator.ts';
import { BRACKENFOLD, QUERIES, type Query } from './numbers.ts';
import { wobble } from './spread.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const STAGES = ['Clicks', 'Basket Adds', 'Purchases'] as const;
const RATES = { Clicks: 'Click Rate %', 'Basket Adds': 'Basket Add Rate %', Purchases: 'Purchase Rate %' };

const HEADER = [
  ...['Search Query', 'Search Query Score', 'Search Query Volume'],
  ...['Impressions: Total Count', 'Impressions: Brand Count', 'Impressions: Brand Share %'],
  ...STAGES.flatMap((stage) =>
    ['Total Count', RATES[stage], 'Brand Count', 'Brand Share %', 'Price (Median)', 'Brand Price (Median)']
      .concat(['Same-Day Shipping Speed', '1D-Shipping Speed', '2D-Shipping Speed'])
      .map((name) => `${stage}: ${name}`),
  ),
  'Reporting Date',
];

/** A month of Search Query Performance, brand view, as the UK writes it: every cell in quotes under a line of filters. */
export function searchQueryReport(at: SimulatedMonth): string {
  const last = formatDay(lastDay(at.month));
  const filters = `Brand=["${BRACKENFOLD.brand}"],Reporting Range=["Monthly"],Select year=["${yearOf(at.month)}"],Select month=["${monthWords(at.month)}"]`;
  const rows = queriesOf(at).map((cells) => [...cells, last]);
  return [filters, ...[HEADER, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(','))].join('\n').concat('\n');
}

function monthWords(month: Period): string {
  return `${MONTHS[monthNumber(month) - 1]} | ${formatDay(firstDay(month))} - ${formatDay(lastDay(month))} ${yearOf(month)}`;
}

/** Own clicks are the planted share of all clicks, more of some queries and less of others; counts are whole. */
function queriesOf({ month, searchClickShare }: SimulatedMonth): string[][] {
  const random = stream(`search queries ${month}`);
  const volumes = QUERIES.map(({ volume }) => Math.round(volume * seasonOf(month) * wobble(random, 0.1)));
  const mean = weightedMean(volumes, ({ share }) => share);
  return QUERIES.map(({ text, share }, index) => {
    const volume = volumes[index] ?? 0;
    const clicks = Math.round(volume * (0.55 + 0.2 * random()));
    const own = Math.round((clicks * searchClickShare * share) / mean);
    return [text, String(index + 1), String(volume), ...counts(volume, clicks, own)];
  });
}

export function weightedMean(weights: readonly number[], value: (query: Query) => number): number {
  const sum = QUERIES.reduce((total, query, index) => total + (weights[index] ?? 0) * value(query), 0);
  return sum / weights.reduce((total, weight) => total + weight, 0);
}

function counts(volume: number, clicks: number, own: number): string[] {
  const stage = (total: number, brand: number): string[] => [
    ...[String(total), points(total, volume), String(brand), points(brand, total, 1), '21.99', brand > 0 ? '24.90' : ''],
    ...[0.02, 0.45, 0.3].map((part) => String(Math.round(total * part))),
  ];
  const [shown, ownShown] = [volume * 32, own * 24];
  return [
    ...[String(shown), String(ownShown), points(ownShown, shown, 1)],
    ...stage(clicks, own),
    ...stage(Math.round(clicks * 0.24), Math.round(own * 0.25)),
    ...stage(Math.round(clicks * 0.09), Math.round(own * 0.09)),
  ];
}

/** Percent points: 8 of 8,405 is 0.1. */
function points(part: number, whole: number, digits = 2): string {
  return whole > 0 ? ((part / whole) * 100).toFixed(digits) : '0';
}
