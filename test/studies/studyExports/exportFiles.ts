import { addPeriods, formatPeriod, monthNumber, monthOf, type Period, yearOf } from '../../../src/core/calendar.ts';
import { type Day, formatDay } from '../../../src/core/day.ts';
import { firstDay, lastDay } from '../../../src/exports/join/days.ts';
import type { StudyFile } from '../studyFiles.ts';
import { type SimulatedMonth, simulateHistory } from '../studySimulator.ts';
import { type AdCell, brandCells, productCells } from './adCells.ts';
import { promptTests } from './answers.ts';
import { businessReport } from './businessReport.ts';
import { keywordTracker } from './keywordTracker.ts';
import { contentLedger } from './ledger.ts';
import { BRACKENFOLD } from './numbers.ts';
import { searchQueryReport } from './searchQueries.ts';
import { brandsReport } from './sponsoredBrands.ts';
import { searchTermReport } from './sponsoredProducts.ts';

/** Days of the period before that a download takes with it: the sales credited to them are known by then. */
const AGAIN = 14;

/** The exports of the study that has no history.csv, with paths relative to inputs/. */
export async function exportFiles(): Promise<readonly StudyFile[]> {
  const months = simulateHistory(BRACKENFOLD);
  const files = [
    ...(await productFiles(months)),
    ...brandFiles(months),
    ...trafficFiles(months),
    ...months.map((at) => ({ path: queryPath(at), content: searchQueryReport(at) })),
    { path: `helium10-keyword-tracker_${BRACKENFOLD.asin}.csv`, content: keywordTracker(months) },
    ...months
      .filter(({ recommendation }) => recommendation !== undefined)
      .map((at) => ({ path: `prompt-tests/prompt-tests_${formatPeriod(at.month)}.csv`, content: promptTests(at) })),
    { path: 'content-ledger.csv', content: contentLedger(months) },
  ];
  return files.map(({ path, content }) => ({ path: `${BRACKENFOLD.folder}/exports/${path}`, content }));
}

/** A workbook a month, with the last days of the month before. */
function productFiles(months: readonly SimulatedMonth[]): Promise<StudyFile[]> {
  const cells = months.flatMap(productCells);
  return Promise.all(
    months.map(async ({ month }) => ({
      path: `sponsored-products/Sponsored_Products_Search_term_report_${daysText(months, [month, month])}.xlsx`,
      content: await searchTermReport(within(cells, [month, month])),
    })),
  );
}

/** Half a year a file, with the last days of the half before. */
function brandFiles(months: readonly SimulatedMonth[]): StudyFile[] {
  const cells = months.flatMap(brandCells);
  const halves = months.map(({ month }) => month).filter((month) => monthNumber(month) % 6 === 1);
  const newest = months.at(-1)?.month ?? Number.POSITIVE_INFINITY;
  return halves.map((first) => {
    const period = [first, Math.min(addPeriods(first, 5), newest) as Period] as const;
    return {
      path: `sponsored-brands/Sponsored_Brands_Campaign_report_${daysText(months, period)}.csv`,
      content: brandsReport(within(cells, period)),
    };
  });
}

type Covered = readonly [first: Period, last: Period];

function within(cells: readonly AdCell[], [first, last]: Covered): AdCell[] {
  return cells.filter(({ day }) => day >= firstDay(first) - AGAIN && day <= lastDay(last));
}

/** First and last day as people name such files. */
function daysText(months: readonly SimulatedMonth[], [first, last]: Covered): string {
  const from = first === months[0]?.month ? firstDay(first) : ((firstDay(first) - AGAIN) as Day);
  return `${formatDay(from)}_${formatDay(lastDay(last))}`;
}

/** A year a file, named as Seller Central does by the day of the download. */
function trafficFiles(months: readonly SimulatedMonth[]): StudyFile[] {
  return [...new Set(months.map(({ month }) => yearOf(month)))].map((year) => {
    const members = months.filter(({ month }) => yearOf(month) === year);
    const end = lastDay(members.at(-1)?.month ?? monthOf(year, 12));
    const [y, m, d] = formatDay((end + 2) as typeof end).split('-');
    return { path: `business-reports/BusinessReport-${d}-${m}-${y}.csv`, content: businessReport(members) };
  });
}

function queryPath({ month }: SimulatedMonth): string {
  const end = formatDay(lastDay(month)).replaceAll('-', '_');
  return `search-query-performance/UK_Search_Query_Performance_Brand_View_Comprehensive_Month_${end}.csv`;
}
