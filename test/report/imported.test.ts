import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/core/calendar.ts';
import { buildReport } from '../../src/report/document.ts';
import { importText } from '../../src/report/topics/imported/importText.ts';
import { readAlike } from '../../src/report/topics/imported/readAlike.ts';
import { monthSources } from '../../src/report/topics/imported/sources.ts';
import type { JoinedHistory } from '../../src/study/joined.ts';
import { ad, join, traffic } from '../exports/join/sample.ts';
import { shippedModel } from '../helpers/shipped.ts';
import { sampleSource } from './sampleSource.ts';

const LATER = 'days that a later download counts already';

/** A file a month, the second month downloaded twice, and one of sessions. */
function twoYears(months = 24): Promise<JoinedHistory> {
  const names = Array.from({ length: months }, (_, index) => {
    const month = monthOf(2024, 1) + index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
  const files = Object.fromEntries(names.map((month) => [`sp ${month}.csv`, [ad(month, 100)]]));
  const { 'sp 2024-02.csv': again = [] } = files;
  return join({ ...files, 'again 2024-02.csv': [...again], 'br.csv': names.map((month) => traffic(month, 900)) });
}

describe('exports in the report', () => {
  test('files that were read alike are one', async () => {
    const { readings } = await twoYears();
    expect(readings).toHaveLength(26);
    expect(readAlike(readings).map(({ files }) => files.length)).toEqual([26]);
  });

  test('the text adds up by kind of report and is short, however many files', async () => {
    const { imported } = await twoYears();
    const text = importText(imported, shippedModel(), 110);
    expect(text).toMatch(/A sample +26 +49 +48 +0 +1\n/);
    expect(text).toContain(`1 row of a sample: ${LATER}`);
    expect(text).toMatch(/ad_spend +2,500\.00 +2,400\.00 +100\.00/);
    expect(text).toMatch(/ad_spend 100\.00, ad_sales 400\.00, ad_clicks \d+: days that a later download counts already/);
    expect(text).toContain('ad_spend (24 months, 2024-01 to 2025-12, 24 files)');
    expect(text.split('\n').length).toBeLessThan(45);
  });

  test('months by columns say which reports a number is from', async () => {
    const { imported } = await twoYears(3);
    const { columns, months } = monthSources(imported, new Map([['a sample', 'A']]));
    expect(columns.join()).toBe('ad_spend, ad_sales, ad_clicks, total_sales, sessions');
    expect(months.map(({ month, cells }) => [month, ...cells])).toEqual([
      ['2024-01', 'A'],
      ['2024-02', 'A'],
      ['2024-03', 'A'],
    ]);
  });

  test('the appendix holds what became of every row, and no table grows with the number of files', async () => {
    const { imported, readings } = await twoYears(60);
    const { sections } = buildReport({ ...sampleSource(), imported, readings });
    const blocks = sections.find(({ blocks }) =>
      blocks.some((block) => block.kind === 'heading' && /joined/.test(block.text)),
    )?.blocks;
    const tables = (blocks ?? []).flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(tables.map(({ caption }) => caption.split(/[:,;]/)[0])).toEqual([
      'What became of every row',
      'Rows left out',
      'What became of every amount',
      'What the numbers are made from',
      'Which reports each month is from',
      'What each file and column was read as',
      'How to make this report again',
      'Files',
    ]);
    expect(Math.max(...tables.slice(0, 6).map(({ rows }) => rows.length))).toBe(48);
    expect(tables[3]?.rows[0]?.at(-1)).toBe('Spend');
  });
});
