import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { importExports, loadProduct, readFormats } from '../../src/pipeline.ts';
import type { CheckedHistory } from '../../src/study/checkHistory.ts';
import { historyCsv } from '../../src/study/historyCsv.ts';
import { checkJoined, type JoinedHistory } from '../../src/study/joined.ts';
import { readHistory } from '../../src/study/readHistory.ts';
import { exportFile } from '../helpers/exportFile.ts';
import { shippedModel, sourceFiles } from '../helpers/shipped.ts';
import { exportFiles } from '../studies/studyExports/exportFiles.ts';
import { BRACKENFOLD, FORMATS } from '../studies/studyExports/numbers.ts';
import type { StudyFile } from '../studies/studyFiles.ts';
import { TRACKING } from '../studies/studyNumbers.ts';
import { type SimulatedMonth, simulateHistory } from '../studies/studySimulator.ts';
import { table } from '../study/sample.ts';

const INPUTS = join(import.meta.dirname, '../../inputs');

const planted = simulateHistory(BRACKENFOLD);

const model = shippedModel();

function joinStudy(files: readonly StudyFile[]): Promise<JoinedHistory> {
  const product = loadProduct(
    sourceFiles('inputs/brackenfold').filter(({ path }) => path === 'product.csv'),
    model,
    { name: 'brackenfold', folder: 'inputs/brackenfold' },
  );
  const formats = { path: 'formats.csv', bytes: new TextEncoder().encode(FORMATS) };
  const source = { product, model, words: readFormats(formats, []), place: 'exports' };
  return importExports(
    { ...source, files: files.map(({ path, content }) => exportFile(path, content, 65_536)) },
    () => undefined,
  );
}

describe('inputs/brackenfold', () => {
  const made: { files: readonly StudyFile[]; joined?: JoinedHistory } = { files: [] };
  beforeAll(async () => {
    made.files = await exportFiles();
    made.joined = await joinStudy(made.files);
  });

  const joined = (): JoinedHistory => made.joined ?? expect.fail('not joined');
  const column = (name: string): number[] => [...(joined().history.columns.get(name) ?? [])];
  const inCents = (of: (at: SimulatedMonth) => number): number[] => planted.map((at) => Math.round(of(at) * 100) / 100);

  test('has its exports on disk as the script writes them, byte for byte, and no history.csv', () => {
    for (const { path, content } of made.files)
      expect(readFileSync(join(INPUTS, path)).equals(Buffer.from(content)), path).toBe(true);
    expect(existsSync(join(INPUTS, 'brackenfold/history.csv'))).toBe(false);
  });

  test('adds up, month by month, to what was planted: money to the penny, counts to one', () => {
    expect(joined().history.months).toEqual(planted.map(({ month }) => month));
    expect(column('ad_spend')).toEqual(inCents(({ adSpend }) => adSpend));
    expect(column('ad_sales')).toEqual(inCents(({ adSales }) => adSales));
    expect(column('total_sales')).toEqual(inCents(({ totalSales }) => totalSales));
    expect(column('content_spend')).toEqual(inCents(({ contentSpend }) => contentSpend));
    expect(column('ad_clicks')).toEqual(planted.map(({ adClicks }) => adClicks));
    expect(column('sessions')).toEqual(planted.map(({ sessions }) => sessions));
  });

  test('tells advertising apart by class of keywords as planted, money to the penny', () => {
    for (const { id } of BRACKENFOLD.classes ?? []) {
      const ofClass = (name: 'spend' | 'sales' | 'clicks') => inCents((at) => at.classes?.get(id)?.[name] ?? Number.NaN);
      expect(column(`ad_spend.${id}`)).toEqual(ofClass('spend'));
      expect(column(`ad_sales.${id}`)).toEqual(ofClass('sales'));
      expect(column(`ad_clicks.${id}`)).toEqual(ofClass('clicks'));
    }
    expect(column('ad_spend.brand').filter((money) => money === 0)).toHaveLength(2);
  });

  test('has the planted click share to 0.01 points: own clicks of each query are whole', () => {
    for (const [index, share] of column('search_click_share').entries())
      expect(Math.abs(share - (planted[index]?.searchClickShare ?? 0))).toBeLessThan(0.0001);
  });

  test('has the planted rank within 12 %, and 5 % on average: ranks of about 6 are whole, readings are weekly and vary by 15 %', () => {
    const errors = column('organic_rank').map((rank, index) => Math.log(rank / (planted[index]?.organicRank ?? 0)));
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.12);
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.05);
  });

  test('has the mention rates that were counted, and no more answers than were asked', () => {
    for (const channel of ['alexa_for_shopping', 'external_ai'] as const)
      expect(column(`mention_rate.${channel}`)).toEqual(
        planted.map(({ recommendation }) => recommendation?.[channel] ?? Number.NaN),
      );
    const answers = column('prompts').map((prompts, index) => prompts * (column('runs')[index] ?? 0));
    expect(answers.filter((count) => !Number.isNaN(count))).toEqual(Array(8).fill(TRACKING.prompts * TRACKING.runs));
  });

  test('loses nothing: every row and amount is used, added to another or left out for a reason', () => {
    const { files, totals } = joined().imported.reconciliation;
    expect(files).toHaveLength(made.files.length);
    for (const { rows } of files)
      expect(rows.used + rows.summed + rows.dropped.reduce((sum, dropped) => sum + dropped.rows, 0)).toBe(rows.read);
    for (const { column: name, read, used, dropped } of totals) {
      expect(used + dropped.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(read, 6);
      expect(used).toBeCloseTo(
        column(name).reduce((sum, value) => sum + value, 0),
        6,
      );
    }
  });

  test('says what is left out: what was downloaded twice, and the rival in the rank tracker', () => {
    const { files } = joined().imported.reconciliation;
    const reasons = new Set(files.flatMap(({ rows }) => rows.dropped.map(({ reason }) => reason)));
    expect([...reasons].sort()).toEqual(['another ASIN than those of product.csv', 'days that a later download counts already']);
  });

  test('names the headers that its numbers stand under', () => {
    const { provenance } = joined().imported;
    const headers = (column: string): string[] => [
      ...new Set(provenance.flatMap((line) => (line.column === column ? line.headers : []))),
    ];
    expect(headers('ad_sales').sort()).toEqual(['14 Day Total Sales', '7 Day Total Sales']);
    expect(headers('search_click_share')).toEqual(['Search Query Volume', 'Clicks: Total Count', 'Clicks: Brand Count']);
    expect(headers('organic_rank')).toEqual(['Search Volume', 'Organic Rank']);
  });

  test('has one warning: reports of the whole account, where product.csv names an ASIN', () => {
    expect(joined().warnings.map(({ code }) => code)).toEqual(['account-wide']);
  });

  test('reads the same from the history.csv that an import writes', () => {
    const context = { model, currency: 'GBP' };
    const numbers = ({ history: { months, columns, limits, final } }: CheckedHistory): object => ({
      ...{ months, columns, limits, final },
    });
    const text = historyCsv(joined().history, 'joined');
    expect(numbers(readHistory(table(text, 'history.csv'), context))).toEqual(numbers(checkJoined(joined(), context)));
  });

  test('counts October 2026 as not final, for its last sales may still be credited', () => {
    expect(joined().history.final).toEqual([...Array(33).fill(true), false]);
  });
});
