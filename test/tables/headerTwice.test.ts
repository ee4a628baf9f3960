import { expect, it } from 'vitest';
import { parseTable } from '../../src/tables/parseTable.ts';

it.each([
  ['month,spend\n(Month),(spend)\n2026-01,5\n', /^invalid header: it has several lines.*\n {2}at a\.csv, line 2\n {2}Keep one/],
  [
    'month,spend\n2026-01,5\n\nmonth,spend\n2026-01,5\n',
    /^invalid table: another table begins here.*\n {2}at a\.csv, line 4\n {2}Save/,
  ],
  [
    'month,spend\n2026-01,5\nmonth,spend,note\n2026-01,5,x\n',
    /^invalid table: another table begins here.*\n {2}at a\.csv, line 3/,
  ],
])('a table whose header comes again is asked about: %j', (text, says) => {
  expect(() => parseTable({ path: 'a.csv', bytes: new TextEncoder().encode(text) })).toThrow(says);
});

it('a row that shares a word with the header is a row', () => {
  const bytes = new TextEncoder().encode('name,kind,note\nname,kinds,x\n,,\n');
  expect(parseTable({ path: 'a.csv', bytes }).rows).toHaveLength(1);
});
