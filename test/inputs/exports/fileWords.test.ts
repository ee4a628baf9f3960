import { describe, expect, test } from 'vitest';
import { parsePeriod, readFileWords } from '../../../src/inputs/exports/fileWords.ts';
import { refusal, table } from '../sample.ts';
import { span } from './join/sample.ts';

const PATHS = ['inputs/demo/exports/sp.csv', 'inputs/demo/exports/more/br.csv'];

describe('formats.csv', () => {
  test('says format and period of files', () => {
    const words = readFileWords(table('file,format,period\nsp.csv,sp-campaign,\nmore/br.csv,,2026-03\n'), PATHS);
    expect(words).toEqual({
      formats: new Map([[PATHS[0], 'sp-campaign']]),
      spans: new Map([[PATHS[1], span('2026-03')]]),
    });
  });

  test.each([
    ['file,format\nsb.csv,x\n', /unknown file "sb\.csv"\n {2}at a\.csv, line 2, column 1[\s\S]*Did you mean "sp\.csv"\?/],
    ['file,period\nsp.csv,March\n', /invalid period "March"\n {2}at a\.csv, line 2, column 2[\s\S]*2026-03-01\.\.2026-03-31/],
    ['datei;format\n', /missing rows/],
    ['name,format\nsp.csv,x\n', /missing column "file"/],
  ])('%j', (text, message) => {
    expect(refusal(() => readFileWords(table(text), PATHS))).toMatch(message);
  });
});

test.each(['2026-13', '2026-02-29', '2026-03-31..2026-03-01', '2026', '2026-03-01..', 'x'])('%s is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});
