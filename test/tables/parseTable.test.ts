import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/core/error.ts';
import { parseTable } from '../../src/tables/parseTable.ts';
import { file, refusal, table } from '../study/sample.ts';

describe('dialects', () => {
  /** A cell as any spreadsheet may write it: quoted where it must be, and now and then where it need not be. */
  const cellText = fc
    .string({ unit: fc.constantFrom('a', '7', '.', ',', ';', '\t', '"', '\n', ' ', 'ä', '€', '<'), maxLength: 8 })
    .map((text) => text.trim());
  const dialect = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'),
    quoteAll: fc.boolean(),
    lastLineEnd: fc.boolean(),
  });
  const grid = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 6 }))
    .chain(([width, height]) =>
      fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    );

  test('a Windows-1252 file may end in its only letter beyond ASCII', () => {
    const bytes = new Uint8Array([...'a,b\n1,K'].map((letter) => letter.charCodeAt(0)).concat(0xe4));
    expect(parseTable({ path: 'a.csv', bytes }).rows[0]?.cells).toEqual(['1', 'Kä']);
  });

  test('a table written in any dialect reads back as the same cells', () => {
    fc.assert(
      fc.property(grid, dialect, (rows, how) => {
        const header = (rows[0] ?? []).map((_, index) => `name${index}`);
        const filled = rows.map((row, index) => [`r${index}`, ...row.slice(1)]);
        const bytes = encode(write([header, ...filled], how), how.encoding);
        fc.pre(how.encoding !== 'windows-1252' || !isBeyondAsciiAndUtf8(bytes));
        const read = parseTable({ path: 'a.csv', bytes });
        expect(read.header).toEqual(header);
        expect(read.rows.map((row) => row.cells)).toEqual(filled);
      }),
      { numRuns: 500 },
    );
  });

  /** `ä€€` in Windows-1252 is `䀀` in UTF-8, byte for byte: nothing can tell which was meant. */
  function isBeyondAsciiAndUtf8(bytes: Uint8Array): boolean {
    return bytes.some((byte) => byte > 127) && isUtf8(bytes);
  }

  test('bytes that are Windows-1252 and UTF-8 alike are read as UTF-8, as in the seed that once failed', () => {
    const bytes = encode('name0,name1\nr0,ä€€\n', 'windows-1252');
    expect(isBeyondAsciiAndUtf8(bytes)).toBe(true);
    expect(parseTable({ path: 'a.csv', bytes })).toMatchObject({ rows: [{ cells: ['r0', '䀀'] }], dialect: 'UTF-8, commas' });
    const told = encode('name0,name1\nr0,ä€€\nr1,ä\n', 'windows-1252');
    expect(parseTable({ path: 'a.csv', bytes: told })).toMatchObject({
      rows: [{ cells: ['r0', 'ä€€'] }, { cells: ['r1', 'ä'] }],
    });
  });

  interface Dialect {
    readonly delimiter: string;
    readonly lineEnd: string;
    readonly quoteAll: boolean;
    readonly lastLineEnd: boolean;
  }

  function write(rows: readonly (readonly string[])[], { delimiter, lineEnd, quoteAll, lastLineEnd }: Dialect): string {
    const quote = (cell: string): string => (quoteAll || /[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return rows.map((row) => row.map(quote).join(delimiter)).join(lineEnd) + (lastLineEnd ? lineEnd : '');
  }

  function encode(text: string, encoding: string): Uint8Array {
    if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
    if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    if (encoding === 'windows-1252') return Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
    return Buffer.from(encoding === 'utf-8' ? text : `\ufeff${text}`, 'utf8');
  }

  test('lines are those of the file, also after quoted line ends and blank lines', () => {
    const read = table('a,b\r\n\r\n"x\r\ny", "2"\r\n,\r\n3,4');
    expect(read.headerLine).toBe(1);
    expect(read.rows).toEqual([
      { line: 3, cells: ['x\ny', '2'] },
      { line: 6, cells: ['3', '4'] },
    ]);
  });

  test('says how it read the bytes', () => {
    expect(table('a;b\n1,5;2\n').dialect).toBe('UTF-8, semicolons');
  });

  test('a comma inside cells does not decide against semicolons', () => {
    expect(table('field;value\nname;Topf, rot, 20 cm\nprice;3,50\n').rows[0]?.cells).toEqual(['name', 'Topf, rot, 20 cm']);
  });

  test('columns that are blank throughout are left out, control characters are dropped, markup is text', () => {
    const read = table('a,b,\n<b>\u001b[31mx\u0007</b>,2,\n');
    expect(read).toMatchObject({ header: ['a', 'b'], rows: [{ cells: ['<b>[31mx</b>', '2'] }] });
  });

  test('__proto__ is an ordinary header', () => {
    expect(table('__proto__,constructor\n1,2\n').header).toEqual(['__proto__', 'constructor']);
  });
});

describe('what is refused', () => {
  test.each([
    ['an empty file', '', /invalid file: it is empty\n {2}at a\.csv/],
    ['blank lines only', ' \n\n \n', /it is empty/],
    ['a header and no rows', 'a,b\n', /missing rows.*\n {2}at a\.csv, line 1/],
    ['a NUL byte', 'a\0b,c\n1,2\n', /a binary file, not CSV text/],
    ['a damaged workbook', 'PK\x03\x04abc', /invalid workbook: the archive is damaged or cut off\n {2}at a\.csv/],
    ['equal headers', 'a,b,A\n1,2,3\n', /columns 1 and 3 are both called "A"\n {2}at a\.csv, line 1, column 3/],
    ['a blank header', 'a,,c\n1,2,3\n', /missing header of column 2/],
    ['too few cells', 'a,b\n1,2\n3\n', /1 cell where the header has 2\n {2}at a\.csv, line 3/],
    ['too many cells', 'a,b\n1,2\n3,4,5\n', /3 cells where the header has 2\n {2}at a\.csv, line 3/],
    ['an open quote', 'a,b\n1,"2\n', /never closes\n {2}at a\.csv, line 2/],
    ['text after a quote', 'a,b\n1,"2"x\n', /text follows the closing "\n {2}at a\.csv, line 2/],
    ['a quote inside a cell', 'a,b\n1,2"x\n', /inside an unquoted cell\n {2}at a\.csv, line 2/],
    ['two separators', 'a,b;c\n1,2;3\n', /commas and semicolons both split it into 2 columns/],
    ['a long cell', `a,b\n1,${'x'.repeat(2 ** 20 + 1)}\n`, /longer than 1 MB\n {2}at a\.csv, line 2/],
    ['many columns', `${Array.from({ length: 2001 }, (_, index) => `c${index}`).join(',')}\n`, /2001 columns, the limit is 2000/],
    ['many rows', `a,b\n${'1,2\n'.repeat(200_000)}`, /more than 200000 rows/],
  ])('%s', (_, text, message) => {
    expect(refusal(() => table(text))).toMatch(message);
  });

  test.each([
    [
      'a title in one cell',
      'Spend 2026\na,b\n1,2\n3,4\n',
      /invalid header: it has 1 cell, and every line below has 2\n {2}at a\.csv, line 1\n.*delete any title/,
    ],
    [
      'a title as a spreadsheet writes it',
      'Spend 2026,,\na,b,c\n1,2,3\n',
      /invalid header: it names one of 3 columns\n {2}at a\.csv, line 1\n/,
    ],
    [
      'a column without a name, beside a blank one',
      'a,,,d\n1,,x,4\n',
      /missing header of column 3\n {2}at a\.csv, line 1, column 3/,
    ],
    ['noise', '\u0001\u0002a\u0003\u0004,b\n1,2\n', /a binary file/],
  ])('%s', (_, text, message) => {
    expect(refusal(() => table(text))).toMatch(message);
  });

  test('a large file, by its size alone', () => {
    const bytes = new Uint8Array(50e6 + 1);
    expect(refusal(() => parseTable({ path: 'big.csv', bytes }))).toMatch(
      /too large: 50 MB, the limit is 50 MB\n {2}at big\.csv/,
    );
  });

  test('any bytes give a table or an InputError', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .string({ unit: fc.constantFrom('a', ',', ';', '\t', '"', '\n', '\r', '1', ' ', '\ufeff'), maxLength: 80 })
        .map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        try {
          const read = parseTable({ path: 'a.csv', bytes: content });
          for (const row of read.rows) expect(row.cells.length).toBe(read.header.length);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('the errors come from the file named', () => {
    expect(() => parseTable(file('inputs/demo/history.csv', ''))).toThrow('inputs/demo/history.csv');
  });
});
