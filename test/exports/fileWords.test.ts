import { describe, expect, test } from 'vitest';
import { parsePeriod, readFileWords } from '../../src/exports/fileWords.ts';
import { refusal, table } from '../study/sample.ts';
import { day, span } from './join/sample.ts';

const PATHS = ['inputs/demo/exports/sp.csv', 'inputs/demo/exports/more/br.csv'];

describe('formats.csv', () => {
  test('says format, period, download and marketplace of files', () => {
    const text = 'file,format,period,downloaded,marketplace\nsp.csv,sp-campaign,,2026-04-16,\nmore/br.csv,,2026-03,,amazon.de\n';
    const words = readFileWords(table(text), PATHS);
    expect(words).toEqual({
      formats: new Map([[PATHS[0], 'sp-campaign']]),
      spans: new Map([[PATHS[1], span('2026-03')]]),
      downloads: new Map([[PATHS[0], day('2026-04-16')]]),
      marketplaces: new Map([[PATHS[1], 'DE']]),
    });
  });

  test('says of a period that there was no advertising', () => {
    const words = readFileWords(table('file,format,period\n,no advertising,2026-08\n'), PATHS);
    expect(words.withoutAdvertising).toEqual([span('2026-08')]);
    expect(refusal(() => readFileWords(table('file,format,period\n,No advertising,\n'), PATHS))).toMatch(
      /invalid period "No advertising"\n.*line 2/,
    );
  });

  test('says of which class campaigns are', () => {
    const words = readFileWords(table('file,format,campaigns\n,class brand,Own name\n,Klasse rival,Conquest\n'), PATHS);
    expect(words.campaignRules).toEqual([
      { text: 'Own name', class: 'brand' },
      { text: 'Conquest', class: 'rival' },
    ]);
    expect(refusal(() => readFileWords(table('file,format\n,class brand\n'), PATHS))).toMatch(
      /missing campaigns of "class brand"/,
    );
  });

  test.each([
    ['file,format\nsb.csv,x\n', /unknown file "sb\.csv"\n {2}at a\.csv, line 2, column 1[\s\S]*Did you mean "sp\.csv"\?/],
    ['file,period\nsp.csv,March\n', /invalid period "March"\n {2}at a\.csv, line 2, column 2[\s\S]*2026-03-01\.\.2026-03-31/],
    ['file,downloaded\nsp.csv,2026-04\n', /invalid day of the download "2026-04"[\s\S]*2026-03-16/],
    ['file,marketplace\nsp.csv,Atlantis\n', /unknown marketplace "Atlantis"[\s\S]*as in DE/],
    ['file,period,downloaded\nsp.csv,May,June\nx.csv,,\n', /"May"[\s\S]*"June"[\s\S]*unknown file "x\.csv"/],
    ['datei;format\n', /missing rows/],
    ['name,format\nsp.csv,x\n', /missing column "file"/],
  ])('%j', (text, message) => {
    expect(refusal(() => readFileWords(table(text), PATHS))).toMatch(message);
  });
});

test.each(['2026-13', '2026-02-29', '2026-03-31..2026-03-01', '2026', '2026-03-01..', 'x'])('%s is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});
