import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listed, suggest } from '../../src/core/nearest.ts';

const NAMES = fc.uniqueArray(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 1, maxLength: 60 });

test('at most eight names are listed, and the others are counted', () => {
  fc.assert(
    fc.property(NAMES, (names) => {
      const [, shown = '', more = '0'] = /^(.*?)(?: and (\d+) more)?$/.exec(listed(names)) ?? [];
      const parts = shown.split(', ');
      expect(parts).toEqual(names.slice(0, 8));
      expect(parts.length + Number(more)).toBe(names.length);
    }),
  );
});

test('of many candidates those that are most alike come first, with where all of them stand', () => {
  const names = [...'abcdefghijkl'].map((letter) => letter.repeat(9));
  expect(suggest('lllllxxxx', names, '"discovery explain" shows all')).toMatch(
    /^Use one of: l{9}, (?:[a-k]{9}, ){6}[a-k]{9} and 4 more; "discovery explain" shows all\.$/,
  );
});

test('of a few all are listed, in their own order', () => {
  expect(suggest('qqqqqq', ['bbb', 'aaa'])).toBe('Use one of: bbb, aaa.');
});
