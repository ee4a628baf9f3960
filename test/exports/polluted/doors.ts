import { readFileSync } from 'node:fs';
import { formatSpan } from '../../../src/core/day.ts';
import { groupBy } from '../../../src/core/groupBy.ts';
import { joinExports } from '../../../src/exports/join/joinExports.ts';
import { openExport } from '../../../src/exports/openExport.ts';
import { stream } from '../../../src/numeric/random.ts';
import { readHistory } from '../../../src/study/readHistory.ts';
import { parseTable } from '../../../src/tables/parseTable.ts';
import { exportFile } from '../../helpers/exportFile.ts';
import { CHANNELS, file, MODEL, SIGNALS } from '../../study/sample.ts';
import { CURVE, STUDY } from '../join/sample.ts';
import { campaignReport } from './campaignReport.ts';
import type { Outcome, Read } from './judge.ts';
import { damagedRows, type Grid, type Polluted, pollutedFiles, wholeFiles } from './pollute.ts';
import { UNIFIED, unifiedVariants } from './unifiedVariants.ts';

/** The rows of a report that openExport reads, in all that a history is made of. */
async function readReport(text: string): Promise<Outcome> {
  const readings = await openExport(exportFile('x', text), STUDY);
  const values: string[] = [];
  for (const reading of readings)
    for await (const row of reading.rows) {
      if (row.kind !== 'ad') throw new Error(row.kind);
      const { span, campaign, impressions, clicks, spend, sales, orders, units } = row;
      values.push([formatSpan(span), campaign, impressions, clicks, spend, sales, orders, units].join(' · '));
    }
  return { values, warned: readings.some((reading) => reading.warnings().length > 0) };
}

/** The months that joinExports makes of a report. A month that its report covers in part is always warned about. */
async function readJoined(text: string): Promise<Outcome> {
  const context = { study: STUDY, curve: CURVE, channels: CHANNELS, signals: SIGNALS, place: 'exports', open: openExport };
  const { months, columns } = (await joinExports([exportFile('x', text)], context)).history;
  return { values: [...columns].map(([name, values]) => `${name} ${values.join(' ')} in ${months.join(' ')}`), warned: false };
}

/** The months of a history.csv as a study reads them. */
function readMonths(text: string): Outcome {
  const context = { model: MODEL, currency: 'USD' };
  const { history, warnings } = readHistory(parseTable(file('history.csv', text)), context);
  const columns = [...history.columns].sort(([a], [b]) => (a < b ? -1 : 1));
  const values = history.months.map((month, at) => {
    const known = columns.flatMap(([name, row]) => (Number.isNaN(row[at]) ? [] : [`${name} ${row[at]}`]));
    return [month, ...known].join(' · ');
  });
  return { values, warned: warnings.length > 0 };
}

const HISTORY: Grid = readFileSync('inputs/demo/history.csv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));

const [RATIOS, COUNTS] = [campaignReport(true), campaignReport(false)];
const SEED = 1;

/** A way in for files, with every polluted file that is tried there. */
export interface Door {
  readonly door: string;
  readonly grid: Grid;
  readonly read: Read;
  readonly files: readonly Polluted[];
  /** Files damaged as a whole that must come out right all the same. */
  readonly right: number;
}

export const DOORS: readonly Door[] = [
  { door: 'campaign report with ratios', grid: RATIOS, read: readReport, right: 22, files: [...wholeFiles(RATIOS)] },
  {
    ...{ door: 'campaign report without ratios', grid: COUNTS, read: readReport, right: 22 },
    files: [...pollutedFiles(COUNTS, stream(SEED, 'counts')), ...tailed(COUNTS, stream(SEED, 'tail'))],
  },
  {
    ...{ door: 'months joined from the report', grid: COUNTS, read: readJoined, right: 19 },
    files: [...wholeFiles(COUNTS)].filter(({ rows }) => rows === undefined),
  },
  {
    ...{ door: 'Unified Reporting', grid: UNIFIED, read: readJoined, right: 0 },
    files: unifiedVariants(2000, stream(SEED, 'unified')),
  },
  {
    ...{ door: 'history.csv', grid: HISTORY, read: readMonths, right: 17 },
    files: [...pollutedFiles(HISTORY, stream(SEED, 'history'))],
  },
];

/** Every fourth damage to separators, in a table whose rows all end with one: there a row's width says less. */
function tailed(grid: Grid, next: () => number): Polluted[] {
  const damaged = [...damagedRows(grid, { next, tail: ',' })].filter(({ way }) => way.startsWith('separator'));
  return damaged.filter(({ line }, index) => line === 1 || index % 4 === 0);
}

/**
 * Files of a door that the suite tries: all that are damaged as a whole, and of each damage to a row as many in the header and the
 * first and last row as elsewhere. `next` chooses them.
 */
export function sampleOf({ files, grid }: Door, count: number, next: () => number): Polluted[] {
  const shuffled = files.map((one) => ({ one, order: next() })).sort((a, b) => a.order - b.order);
  const kinds = groupBy(shuffled, ({ one: { way, line } }) => `${way} ${line === undefined || isEdge(line, grid)}`);
  return [...kinds.values()].flatMap((members) => {
    const [first] = members;
    return members.slice(0, first?.one.way === 'file' ? members.length : count / 2).map(({ one }) => one);
  });
}

function isEdge(line: number, grid: Grid): boolean {
  return line <= 2 || line === grid.length;
}
