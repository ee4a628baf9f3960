import { createReadStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { openExport } from '../../src/exports/openExport.ts';
import { stream } from '../../src/numeric/random.ts';
import type { ExportFile } from '../../src/tables/byteSource.ts';
import { errand } from './freshProcess.ts';
import { type Part, row, timed, verdict } from './part.ts';

/** Of a search term report: what bare csv-parse takes for the cells alone, against what openExport takes for checked rows. */
const ROWS = 1_000_000;
const ROUNDS = 3;
const TARGETS = { ratio: 0.6, megabytes: 300 } as const;
const FOLDER = 'tmp/bench/import';
const HEADER =
  'Date,Campaign Name,Ad Group Name,Targeting,Match Type,Customer Search Term,Impressions,Clicks,Cost Per Click (CPC),Spend,7 Day Total Sales ,7 Day Total Orders (#)\n';

/** Writes a report until it has so many rows or bytes. */
async function writeReport(path: string, most: { readonly rows: number; readonly bytes: number }): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const file = await open(path, 'w');
  const next = stream(1, 'search terms');
  await file.write(HEADER);
  for (let [rows, bytes] = [0, 0]; rows < most.rows && bytes < most.bytes; rows += 10_000) {
    const text = Array.from({ length: Math.min(10_000, most.rows - rows) }, (_, index) => reportRow(rows + index, next)).join('');
    bytes += text.length;
    await file.write(text);
  }
  await file.close();
}

function reportRow(index: number, next: () => number): string {
  const clicks = Math.floor(next() * 30);
  const price = 0.4 + next() * 2;
  const orders = Math.floor(next() * 3);
  const day = String(1 + (index % 28)).padStart(2, '0');
  const names = `Campaign ${index % 40},"Group ${index % 7}, broad",lid set,BROAD,air fryer lid ${index % 9973}`;
  return `2026-03-${day},${names},${clicks * 31 + 7},${clicks},${price.toFixed(2)},${(clicks * Number(price.toFixed(2))).toFixed(2)},${(orders * 39.9).toFixed(2)},${orders}\n`;
}

function exportAt(path: string): ExportFile {
  return { path, size: statSync(path).size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
}

async function readExport(path: string): Promise<number> {
  const [reading] = await openExport(exportAt(path), { marketplace: 'US', currency: 'USD' });
  let rows = 0;
  for await (const _ of reading?.rows ?? []) rows++;
  return rows;
}

function parseBare(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const parser = parse();
    let rows = -1;
    parser.on('readable', () => {
      while (parser.read() !== null) rows++;
    });
    parser.on('error', reject);
    parser.on('end', () => resolve(rows));
    createReadStream(path, { highWaterMark: 256 * 1024 }).pipe(parser);
  });
}

/** Seconds of processor time. */
async function time(read: () => Promise<number>, rows: number): Promise<number> {
  const { result, seconds } = await timed(read);
  if (result !== rows) throw new Error(`${result} rows are not ${rows}`);
  return seconds;
}

export const IMPORT: Part = {
  name: 'import',
  measure: () =>
    withReport({ rows: ROWS, bytes: Number.POSITIVE_INFINITY }, async (path) => {
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await time(() => readExport(path), ROWS));
        bare.push(await time(() => parseBare(path), ROWS));
      }
      const [best, bestBare] = [Math.min(...ours), Math.min(...bare)];
      const ratio = bestBare / best;
      return [
        `import: ${ROWS / 1e6} million rows of a search term report (${(statSync(path).size / 1e6).toFixed(0)} MB), processor time, best of ${ROUNDS} rounds in turns`,
        row(
          'checked rows',
          `${best.toFixed(2)} s`,
          `${ratio.toFixed(2)} of the speed of bare csv-parse (target ${TARGETS.ratio}): ${verdict(ratio >= TARGETS.ratio)}`,
        ),
        row('bare csv-parse, cells alone', `${bestBare.toFixed(2)} s`),
      ];
    }),
};

/** Peak memory of a fresh process that reads a file of 1 GB. */
export const GIGABYTE: Part = {
  name: 'import-gigabyte',
  onlyAsked: true,
  measure: () =>
    withReport({ rows: Number.POSITIVE_INFINITY, bytes: 1e9 }, (path) => {
      const { stdout, megabytes } = errand('import', path);
      const note = `target ${TARGETS.megabytes}: ${verdict(megabytes < TARGETS.megabytes)}`;
      return [
        `import-gigabyte: peak memory of reading ${(statSync(path).size / 1e9).toFixed(2)} GB, ${stdout} rows`,
        row('checked rows', `${megabytes.toFixed(0)} MB`, note),
      ];
    }),
};

/** What the fresh process does. */
export async function readAndTell(path: string): Promise<void> {
  process.stdout.write(String(await readExport(path)));
}

/** A search term report of so many rows or bytes, which goes afterwards. */
async function withReport<Result>(
  most: { readonly rows: number; readonly bytes: number },
  use: (path: string) => Result | Promise<Result>,
): Promise<Result> {
  const path = `${FOLDER}/search-terms.csv`;
  try {
    await writeReport(path, most);
    return await use(path);
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}
