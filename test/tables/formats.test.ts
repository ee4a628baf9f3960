import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvText } from '../../src/tables/csvText.ts';
import { openSheets } from '../../src/tables/openSheets.ts';
import { headedBy, parseTable } from '../../src/tables/parseTable.ts';
import { exportFile } from '../helpers/exportFile.ts';
import { workbook } from '../helpers/workbook.ts';
import { refusal } from '../study/sample.ts';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const shape = headedBy((header) => ['month', 'spend', 'note'].includes(header.toLowerCase()), true);

describe('one table in any file', () => {
  const cell = fc.stringMatching(/^[a-zäöü€"',;. ]{0,8}$/).map((one) => one.trim());
  const rows = fc.array(fc.tuple(fc.stringMatching(/^r[a-z]{0,3}$/), cell, cell), { minLength: 1, maxLength: 6 });
  const header = ['month', 'spend', 'note'];

  test('reads to the same cells as CSV, TSV, UTF-16, gzip and XLSX, from memory and as a stream', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        const csv = csvText([header, ...body]);
        const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`;
        const tabs = [header, ...body].map((cells) => `${cells.map(quoted).join('\t')}\r\n`).join('');
        const files = [
          ...[text(csv), text(`\ufeff${csv}`), Buffer.from(`\ufeff${csv}`, 'utf16le'), gzipSync(text(csv)), text(tabs)],
          workbook({ Data: [header, ...body] }),
        ];
        for (const bytes of files) {
          const table = parseTable({ path: 'a.csv', bytes }, shape);
          expect([table.header, ...table.rows.map(({ cells }) => cells)]).toEqual([header, ...body.map((cells) => [...cells])]);
          const [sheet] = await openSheets(exportFile('a.csv', bytes), () => 0);
          const streamed: string[][] = [];
          for await (const batch of sheet?.batches() ?? []) {
            for (const cells of batch.rows) streamed.push(header.map((_, index) => String(cells[index] ?? '').trim()));
          }
          expect(streamed).toEqual([header, ...body.map((cells) => [...cells])]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('what is written as CSV reads back, and no cell runs as a formula', () => {
    const any = fc
      .string({ unit: fc.constantFrom('=', '+', '-', '@', '1', 'a', '"', ',', ';', '\n', ' '), maxLength: 6 })
      .map((one) => one.trim());
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (cells) => {
        const csv = csvText([['key', 'value'], ...cells.map((one, index) => [`k${index}`, one])]);
        const read = parseTable({ path: 'a.csv', bytes: text(csv) }).rows.map((row) => row.cells[1] ?? '');
        expect(read.map((one) => one.replace(/^'(?=[=+\-@])/, ''))).toEqual(cells);
        expect(read.filter((one) => /^[=+\-@]/.test(one) && !/^-?\d+$/.test(one))).toEqual([]);
      }),
    );
  });
});

describe('workbooks', () => {
  test('keep numbers as numbers and days as dates', () => {
    const table = parseTable(
      {
        path: 'a.xlsx',
        bytes: workbook({
          Data: [
            ['Month', 'Spend'],
            [46023, 1.234],
            [46054, '1.234,5'],
          ],
        }),
      },
      shape,
    );
    expect(table.rows).toEqual([
      { line: 2, cells: ['2026-01-01', '1.234'], numbers: new Map([[1, 1.234]]) },
      { line: 3, cells: ['2026-02-01', '1.234,5'] },
    ]);
  });

  test('are read from the sheet that has the header; the others are named', () => {
    const sheets = {
      Cover: [['My brand'], ['as of today']],
      Plan: [
        ['Month', 'Spend', 'Note'],
        ['2026-01', 1, ''],
      ],
      Old: [['x']],
    };
    const { header, dialect } = parseTable({ path: 'a.xlsx', bytes: workbook(sheets) }, shape);
    expect([header, dialect]).toEqual([['Month', 'Spend', 'Note'], 'workbook, sheet "Plan" (not read: "Cover", "Old")']);
  });

  test('need no full rows; what stands beyond the header is refused', () => {
    const bytes = workbook({
      Data: [
        ['Month', 'Spend', 'Note'],
        ['2026-01', 1],
      ],
    });
    expect(parseTable({ path: 'a.xlsx', bytes }, shape).rows).toMatchObject([{ cells: ['2026-01', '1', ''] }]);
    const wide = workbook({
      Data: [
        ['Month', 'Spend'],
        ['2026-01', 1, 'x'],
      ],
    });
    expect(refusal(() => parseTable({ path: 'a.xlsx', bytes: wide }, shape))).toMatch(
      /3 cells where the header has 2\n {2}at a\.xlsx, line 2/,
    );
  });
});

describe('above and beside the header', () => {
  test.each([
    ['a title in one cell', 'Spend of 2026\n\nmonth,spend\n2026-01,5\n', 3],
    ['titles as a spreadsheet writes them', 'Spend of 2026,\nPan Inc.,USD\nmonth,spend\n2026-01,5\n', 3],
    ['a title with another separator', 'Spend, of 2026, all\nmonth;spend\n2026-01;5\n', 2],
    ['comments', '# made by a program\nmonth,spend\n2026-01,5\n', 2],
  ])('%s', (_, content, line) => {
    expect(parseTable({ path: 'a.csv', bytes: text(content) }, shape)).toMatchObject({
      ...{ header: ['month', 'spend'], headerLine: line, rows: [{ line: line + 1, cells: ['2026-01', '5'] }] },
    });
  });

  test('a blank corner is a name where a pivot table may stand', () => {
    expect(parseTable({ path: 'a.csv', bytes: text(',spend,note\n2026-01,5,x\n') }, shape).header).toEqual(['', 'spend', 'note']);
  });
});
