import { expect, test } from 'vitest';
import type { Warning } from '../../src/core/error.ts';
import { warningLines } from '../../src/core/warningLines.ts';

function inFile(number: number, message: string): Warning {
  return { code: 'share-of-counts', message, place: { file: `sqp-${number}.csv`, line: 3 } };
}

test('a message that repeats is said once, with how often', () => {
  const same = [1, 2, 3].map((number) => inFile(number, 'No totals row.'));
  expect(warningLines(same, '')).toEqual(['No totals row. (sqp-1.csv, line 3 and 2 more places)']);
});

test('whole files of one message are all named, as far as eight', () => {
  const files = Array.from({ length: 10 }, (_, index) => ({ ...inFile(index, 'Not read.'), place: { file: `${index}.txt` } }));
  expect(warningLines(files.slice(0, 2), '')).toEqual(['Not read. (0.txt, 1.txt)']);
  expect(warningLines(files, '')).toEqual(['Not read. (0.txt, 1.txt, 2.txt, 3.txt, 4.txt, 5.txt, 6.txt, 7.txt and 2 more)']);
});

test('of one kind three are shown and the others counted; other kinds are not touched', () => {
  const many = Array.from({ length: 24 }, (_, index) => inFile(index, `Share ${index} is not right.`));
  const lines = warningLines([...many, { code: 'other', message: 'Another.' }], 'see --json');
  expect(lines).toHaveLength(5);
  expect(lines.slice(2)).toEqual([
    'Share 2 is not right. (sqp-2.csv, line 3)',
    '… and 21 more of this kind in 21 files: see --json',
    'Another.',
  ]);
});
