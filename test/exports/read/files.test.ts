import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openExport } from '../../../src/exports/openExport.ts';
import { shiftJis } from '../../helpers/shiftJis.ts';
import { workbook, workbookParts, zipped } from '../../helpers/workbook.ts';
import { DE, dated, inMarch, JP, readAll, refusal, rowsOf, US } from './reading.ts';

const CSV = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales \n2026-03-02,Pfännchen é,900,9,4.50,45.00\n';
const ROW = [{ campaign: 'Pfännchen é', spend: 4.5, sales: 45, line: 2 }];

function utf16(text: string, little: boolean, mark = true): Uint8Array {
  const units = Array.from(mark ? `\ufeff${text}` : text, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

function latin(text: string): Uint8Array {
  return new Uint8Array(Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0))));
}

describe('encodings', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(CSV)],
    ['UTF-8 with byte order mark', new TextEncoder().encode(`\ufeff${CSV}`)],
    ['UTF-16LE with tabs', utf16(CSV.replaceAll(',', '\t'), true)],
    ['UTF-16BE', utf16(CSV, false)],
    ['UTF-16LE without byte order mark', utf16(CSV, true, false)],
    ['Windows-1252', latin(CSV)],
    ['Windows line ends', new TextEncoder().encode(CSV.replaceAll('\n', '\r\n'))],
    ['old Mac line ends', new TextEncoder().encode(CSV.replaceAll('\n', '\r'))],
    ['bars', new TextEncoder().encode(CSV.replaceAll(',', '|'))],
    ['gzip', gzipSync(new TextEncoder().encode(CSV))],
  ])('%s', async (_name, bytes) => {
    expect(await rowsOf('sp-campaign', bytes)).toMatchObject(ROW);
  });

  it('Shift_JIS, as Japanese Excel saves CSV', async () => {
    const text = '日付,キャンペーン名,インプレッション,クリック,費用,7日間の総売上高\n2026-03-02,鍋の蓋,900,9,450,4500\n';
    expect(await rowsOf('sp-campaign', shiftJis(text), JP)).toMatchObject([{ campaign: '鍋の蓋', spend: 450 }]);
  });

  it('Windows-1252 with a euro sign that comes late', async () => {
    const many = `Kampagne;Impressionen;Klicks;Ausgaben;7 Tage, Umsatz gesamt\n${'P;1;1;"1,00";"2,00"\n'.repeat(30_000)}Ü;1;1;"1,00 €";"2,00 €"\n`;
    const rows = await rowsOf('sp-campaign', latin(many), inMarch(DE));
    expect([rows.length, rows.at(-1)]).toMatchObject([30_001, { campaign: 'Ü', line: 30_002 }]);
  });

  it('refuses broken letters, and two encodings in one file', async () => {
    expect(await refusal('Kampagne;VerkÃ¤ufe (â‚¬)\nP;1\n')).toMatch(/broken.*"?\n.*line 1/);
    expect(await refusal('Kampagne;VerkГ¤ufe\nP;1\n')).toContain('"Г¤"');
    const mixed = new Uint8Array([
      ...new TextEncoder().encode(CSV + (CSV.split('\n')[1] ?? '').concat('\n').repeat(9000)),
      0xfc,
      0x0a,
    ]);
    expect(await refusal(mixed)).toContain('no longer UTF-8');
  });
});

const SHEET = [
  ['Date', 'Campaign Name', 'Impressions', 'Clicks', 'Spend', '7 Day Total Sales '],
  [46083, 'P & <Q>', 900, 9, 4.5, 45],
  ['', '', '', '', '', ''],
  ['Total', '', 900, 9, 4.5, 45],
];

describe('workbooks', () => {
  it('numbers and dates as Excel keeps them; blank rows are not rows', async () => {
    const rows = await rowsOf('sp-campaign', workbook({ Report: SHEET }));
    expect(rows).toMatchObject([{ campaign: 'P & <Q>', spend: 4.5, line: 2 }]);
    expect(dated(rows)).toEqual(['2026-03-02']);
  });

  it('a reading a sheet; sheets that are no report are named', async () => {
    const terms = [
      ['Date', 'Customer Search Term', 'Clicks', 'Spend', '7 Day Total Sales'],
      ['2026-03-02', 'pan', 1, 2, 3],
    ];
    const all = await readAll(workbook({ Campaigns: SHEET, Notes: [['Hello', 'there']], Empty: [], Terms: terms }));
    expect(all.map(({ reading }) => reading.format)).toEqual(['sp-campaign', 'sp-search-term']);
    expect(all[0]?.reading.warnings()).toMatchObject([
      { code: 'table-not-read', message: '"Notes" is no report that is known: it is not read' },
    ]);
  });

  it('text cells in German beside number cells', async () => {
    const rows = [SHEET[0] ?? [], ['02.03.2026', 'P', '1.500', 9, '1.234,50 €', 45.25]];
    expect(await rowsOf('sp-campaign', workbook({ Report: rows }), DE)).toMatchObject([
      { impressions: 1500, spend: 1234.5, sales: 45.25 },
    ]);
  });

  it('gzip of a workbook', async () => {
    expect(await rowsOf('sp-campaign', gzipSync(workbook({ Report: SHEET })))).toHaveLength(1);
  });

  it.each([
    [
      'an external entity',
      { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>' },
    ],
    ['an unknown entity', { 'xl/sharedStrings.xml': '<sst><si><t>&e;</t></si></sst>' }],
    ['cut off XML', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }],
    ['a text that is missing', { 'xl/sharedStrings.xml': '<sst></sst>' }],
    ['rows out of order', { 'xl/worksheets/sheet1.xml': '<worksheet><row r="2"><c><v>1</v></c></row><row r="1"/></worksheet>' }],
    ['too many columns', { 'xl/worksheets/sheet1.xml': '<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>' }],
    ['dates from 1904', { 'xl/workbook.xml': '<workbook><workbookPr date1904="1"/></workbook>' }],
    ['an endless number', { 'xl/worksheets/sheet1.xml': '<worksheet><row r="1"><c r="A1"><v>1e999</v></c></row></worksheet>' }],
  ])('refuses %s', async (_name, parts) => {
    expect(await refusal(zipped({ ...workbookParts({ Report: SHEET }), ...parts }))).toMatch(/^invalid (?:workbook|sheet)/);
  });

  it('a million blank cells cost nothing', async () => {
    const blank = `<worksheet><row r="1">${Array.from({ length: 200_000 }, () => '<c s="1"/>').join('')}</row></worksheet>`;
    const parts = { ...workbookParts({ A: [], B: SHEET }), 'xl/worksheets/sheet1.xml': blank };
    expect(await rowsOf('sp-campaign', zipped(parts))).toHaveLength(1);
  });

  it('refuses missing parts, other archives, cut archives', async () => {
    const { 'xl/workbook.xml': _, ...rest } = workbookParts({ Report: SHEET });
    expect(await refusal(zipped(rest))).toContain('missing part xl/workbook.xml');
    expect(await refusal(zipped({ 'a.csv': CSV }))).toContain('unpack it');
    expect(await refusal(workbook({ Report: SHEET }).slice(0, 700))).toContain('damaged or cut off');
  });

  it('refuses what unfolds to far more than a report, before it unfolds it', async () => {
    const bomb = zipped({ ...workbookParts({ Report: SHEET }), 'xl/worksheets/sheet1.xml': ' '.repeat(21e6) });
    expect(await refusal(bomb)).toContain('claims to hold far more');
    expect(await refusal(gzipSync(new Uint8Array(34e6).fill(44)))).toMatch(/unfold|longer than 1 MB/);
  });
});

describe('other files', () => {
  it.each([
    ['empty', '', 'it is empty'],
    ['blank lines', ' \n\n', 'it is empty'],
    ['blank UTF-16', new Uint8Array([0xff, 0xfe, 0x20, 0]), 'it is empty'],
    ['a zero byte', '\0', 'a binary file'],
    ['zero bytes alone', '\0\0\0\n', 'a binary file'],
    ['a web page', '<!doctype html>', 'a web page'],
    ['a PDF', '%PDF-1.7', 'a PDF'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old Excel workbook'],
    ['JSON cut off', '[{"date":', 'damaged or cut off'],
    ['JSON without rows', '{"a":1}', 'no list of objects'],
    ['deep JSON', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'JSON'],
    ['a huge JSON number', '[{"campaignId":"1","date":"2026-03-02","clicks":1e999,"cost":1}]', '"Infinity" in clicks'],
    ['zero bytes', 'Date,Campaign\n\0\0\0,1\n', 'no text'],
    ['one endless line', 'x'.repeat(3e6), 'longer than 1 MB'],
    ['a hundred thousand columns', `${'a,'.repeat(100_000)}\n`, 'the limit is 2000'],
    ['nothing but blank lines', `${CSV}${'\n'.repeat(21_000)}`, 'are blank or have one cell'],
    ['too many tables', `# a\n${'\na,b\n1,2\n'.repeat(101)}`, 'more than 100 tables'],
    ['an endless cell', `${CSV}"${'x\n'.repeat(900_000)}`, 'does not close'],
  ])('%s', async (_name, content, message) => {
    expect(await refusal(content)).toContain(message);
  });

  it('1 GB without a line end is refused after the first of it', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(1e6));
    const taken: number[] = [];
    async function* open(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < 1000; at++) {
        taken.push(at);
        yield chunk;
      }
    }
    await expect(openExport({ path: 'x', size: 1e9, open }, US)).rejects.toThrow(/longer than 1 MB\n {2}at x, line 1/);
    expect(taken.length).toBeLessThan(10);
  });

  it('a header called __proto__ plants nothing', async () => {
    expect(
      await rowsOf('sp-campaign', CSV.replace('Date,', '__proto__,constructor,Date,').replace('\n2026', '\n1,2,2026')),
    ).toHaveLength(1);
    expect(
      await rowsOf('api-campaign', '[{"__proto__":{"x":1},"campaignId":"1","date":"2026-03-02","clicks":1,"cost":1}]'),
    ).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
  });

  it('a report without rows is a report', async () => {
    expect(await rowsOf('sp-campaign', CSV.slice(0, CSV.indexOf('\n') + 1), US)).toEqual([]);
  });
});
