import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatSpan } from '../../../src/core/day.ts';
import { joinExports } from '../../../src/exports/join/joinExports.ts';
import { openExport } from '../../../src/exports/openExport.ts';
import { stream } from '../../../src/numeric/random.ts';
import { readHistory } from '../../../src/study/readHistory.ts';
import { parseTable } from '../../../src/tables/parseTable.ts';
import { exportFile } from '../../helpers/exportFile.ts';
import { CHANNELS, file, SIGNALS } from '../../study/sample.ts';
import { CURVE } from '../join/sample.ts';
import { readAll, US } from '../read/reading.ts';
import { campaignReport } from './campaignReport.ts';
import { counted, type Judged, judge, type Outcome, type Read } from './judge.ts';
import { damagedRows, type Grid, type Polluted, pollutedFiles, wholeFiles, write } from './pollute.ts';

/** The rows of a report that openExport reads, in all that a history is made of. */
async function readReport(text: string): Promise<Outcome> {
  const all = await readAll(text);
  const values = all.flatMap(({ rows }) =>
    rows.map((row) => {
      if (row.kind !== 'ad') throw new Error(row.kind);
      const { span, campaign, impressions, clicks, spend, sales, orders, units } = row;
      return [formatSpan(span), campaign, impressions, clicks, spend, sales, orders, units].join(' · ');
    }),
  );
  return { values, warned: all.some(({ reading }) => reading.warnings().length > 0) };
}

/** The months that joinExports makes of a report. A month that its report covers in part is always warned about. */
async function readJoined(text: string): Promise<Outcome> {
  const context = { study: US, curve: CURVE, channels: CHANNELS, signals: SIGNALS, place: 'exports', open: openExport };
  const { months, columns } = (await joinExports([exportFile('x', text)], context)).history;
  return { values: [...columns].map(([name, values]) => `${name} ${values.join(' ')} in ${months.join(' ')}`), warned: false };
}

/** The months of a history.csv as a study reads them. */
function readMonths(text: string): Outcome {
  const context = { signals: SIGNALS, channels: CHANNELS, currency: 'USD' };
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

interface Door {
  readonly door: string;
  readonly grid: Grid;
  readonly read: Read;
  readonly files: Iterable<Polluted>;
  /** Files damaged as a whole that must come out right all the same. */
  readonly right: number;
}

const DOORS: readonly Door[] = [
  { door: 'campaign report with ratios', grid: RATIOS, read: readReport, right: 19, files: wholeFiles(RATIOS) },
  {
    ...{ door: 'campaign report without ratios', grid: COUNTS, read: readReport, right: 19 },
    files: [...pollutedFiles(COUNTS, stream(SEED, 'counts')), ...tailed(COUNTS, stream(SEED, 'tail'))],
  },
  {
    ...{ door: 'months joined from the report', grid: COUNTS, read: readJoined, right: 16 },
    files: [...wholeFiles(COUNTS)].filter(({ rows }) => rows === undefined),
  },
  {
    ...{ door: 'history.csv', grid: HISTORY, read: readMonths, right: 16 },
    files: pollutedFiles(HISTORY, stream(SEED, 'history')),
  },
];

/** Every fourth damage to separators, in a table whose rows all end with one: there a row's width says less. */
function tailed(grid: Grid, next: () => number): Polluted[] {
  const damaged = [...damagedRows(grid, { next, tail: ',' })].filter(({ way }) => way.startsWith('separator'));
  return damaged.filter(({ line }, index) => line === 1 || index % 4 === 0);
}

describe('polluted files are right or refused with place and advice, never silently wrong', () => {
  it.each(DOORS)('$door', async ({ door, grid, read, files, right }) => {
    const { values: clean } = await read(write(grid));
    const judged: Judged[] = [];
    for (const one of files) judged.push(await judge(one, read, clean));
    console.info([door, ...counted(judged)].join('\n  '));
    expect(judged.filter(({ verdict }) => verdict === 'WRONG')).toEqual([]);
    const whole = judged.filter(({ file: { way } }) => way === 'file');
    expect(whole.filter(({ verdict }) => verdict === 'right').length).toBeGreaterThanOrEqual(right);
  });
});
