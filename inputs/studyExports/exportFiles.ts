import { formatMonth, monthNumber, monthOf, yearOf } from '../../src/core/calendar.ts';
import { daysFromCivil, formatDay, lastDay } from '../../src/inputs/exports/join/days.ts';
import type { StudyFile } from '../studyFiles.ts';
import { type SimulatedMonth, simulateHistory } from '../studySimulator.ts';
import { brandCells, productCells } from './adCells.ts';
import { promptTests } from './answers.ts';
import { businessReport } from './businessReport.ts';
import { keywordTracker } from './keywordTracker.ts';
import { contentLedger } from './ledger.ts';
import { BRACKENFOLD } from './numbers.ts';
import { searchQueryReport } from './searchQueries.ts';
import { brandsReport } from './sponsoredBrands.ts';
import { searchTermReport } from './sponsoredProducts.ts';

/** Days that were downloaded a second time, across two months. */
export const AGAIN = { from: daysFromCivil(2026, 8, 15), to: daysFromCivil(2026, 9, 14) };

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
      .map((at) => ({ path: `prompt-tests/prompt-tests_${formatMonth(at.month)}.csv`, content: promptTests(at) })),
    { path: 'content-ledger.csv', content: contentLedger(months) },
  ];
  return files.map(({ path, content }) => ({ path: `${BRACKENFOLD.folder}/exports/${path}`, content }));
}

/** A workbook a month, and the one of days that two of them hold already. */
async function productFiles(months: readonly SimulatedMonth[]): Promise<StudyFile[]> {
  const path = (days: string): string => `sponsored-products/Sponsored_Products_Search_term_report_${days}.xlsx`;
  const cells = months.map(productCells);
  const again = cells.flat().filter(({ day }) => day >= AGAIN.from && day <= AGAIN.to);
  const monthly = months.map(async ({ month }, index) => {
    return { path: path(formatMonth(month)), content: await searchTermReport(cells[index] ?? []) };
  });
  const repeated = `${formatDay(AGAIN.from)}_${formatDay(AGAIN.to)}`;
  return [...(await Promise.all(monthly)), { path: path(repeated), content: await searchTermReport(again) }];
}

/** Half a year a file. */
function brandFiles(months: readonly SimulatedMonth[]): StudyFile[] {
  const half = ({ month }: SimulatedMonth): string => `${yearOf(month)}-H${monthNumber(month) < 7 ? 1 : 2}`;
  return [...new Set(months.map(half))].map((name) => ({
    path: `sponsored-brands/Sponsored_Brands_Campaign_report_${name}.csv`,
    content: brandsReport(months.filter((at) => half(at) === name).flatMap(brandCells)),
  }));
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
