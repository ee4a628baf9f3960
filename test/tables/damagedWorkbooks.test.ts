import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { headedBy, parseTable } from '../../src/tables/parseTable.ts';
import { workbookParts, zipped } from '../helpers/workbook.ts';
import { refusal } from '../study/sample.ts';

const shape = headedBy((header) => ['Month', 'Spend'].includes(header), true);
const SHEET = 'xl/worksheets/sheet1.xml';
const parts = workbookParts({
  Data: [
    ['Month', 'Spend'],
    ['2026-01', 31],
  ],
});
const withValue = (value: string): Record<string, string> => ({
  ...parts,
  [SHEET]: (parts[SHEET] ?? '').replace('<v>31</v>', value),
});

test('a number of a workbook is one as Excel writes it', () => {
  const read = (value: string) => parseTable({ path: 'a.xlsx', bytes: zipped(withValue(value)) }, shape).rows[0]?.cells[1];
  expect(['<v>3.1E1</v>', '<v>-.5</v>', '<f>1+1</f>'].map(read)).toEqual(['31', '-0.5', '']);
  for (const bad of ['0x1F', '0b11', 'Infinity', '1 2'])
    expect(refusal(() => read(`<v>${bad}</v>`))).toContain(`invalid sheet: the number "${bad}" is none\n  at a.xlsx, line 2`);
});

test('a workbook whose bytes do not fit their checksum is refused', () => {
  const stored = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 0 });
  expect(parseTable({ path: 'a.xlsx', bytes: stored }, shape).rows[0]?.cells).toEqual(['2026-01', '31']);
  const at = Buffer.from(stored).indexOf('<v>31</v>');
  stored.set(strToU8('<v>91</v>'), at);
  expect(refusal(() => parseTable({ path: 'a.xlsx', bytes: stored }, shape))).toMatch(
    /^invalid workbook: the archive is damaged or cut off\n {2}at a\.xlsx\n {2}Download the file again\./,
  );
});
