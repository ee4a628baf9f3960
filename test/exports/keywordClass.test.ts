import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keywordReader } from '../../src/exports/keywordClass.ts';

const read = keywordReader({
  own: ['Brackenfold', 'Bracken & Co', 'ブラッケン', 'Müller', 'B0BRKFLD01'],
  rivals: ['Quartz & Pine', 'Oak', 'B0OTHERM01'],
});

describe('what a keyword is about', () => {
  test.each([
    ['brackenfold bath mat', 'brand'],
    ['BRACKEN FOLD mat', 'brand'],
    ['brackenfeld', 'brand'],
    ['brakenfold', 'brand'],
    ['brackenflod mat', 'brand'],
    ['bracken co', 'brand'],
    ['バスマットブラッケン', 'brand'],
    ['ﾌﾞﾗｯｹﾝ', 'brand'],
    ['muller mat', 'brand'],
    ['b0brkfld01', 'brand'],
    ['asin="B0BRKFLD01"', 'brand'],
    ['quartz and pine mat', 'generic'],
    ['quartz pine mat', 'rival'],
    ['quartz-pine', 'rival'],
    ['oak mat', 'rival'],
    ['soak mat', 'generic'],
    ['oaks', 'generic'],
    ['asin-expanded="B0OTHERM01"', 'rival'],
    ['b0strangr1', 'unknown'],
    ['stone bath mat', 'generic'],
    ['bathroom rug 60x90', 'generic'],
    ['bracket', 'generic'],
    ['brackenfold or quartz pine', 'brand'],
    ['close-match', 'unknown'],
    ['category="Bath mats"', 'unknown'],
    ['*', 'unknown'],
    ['', 'unknown'],
    ['-', 'unknown'],
  ])('%s: %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  test('is the brand wherever its name stands among other words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/).filter((one) => !['close', 'asin'].includes(one));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.array(word, { maxLength: 4 }), (before, after) => {
        expect(read([...before, 'brackenfold', ...after].join(' '))).toBe('brand');
      }),
    );
  });

  test('hangs on no name that is not given', () => {
    expect(keywordReader({ own: [], rivals: [] })('anything')).toBe('generic');
  });
});
