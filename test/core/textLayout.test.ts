import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clipped, displayWidth, hanging, padLeft, padRight, wrapped } from '../../src/core/textLayout.ts';
import { textTable } from '../../src/report/outputs/terminal/textTable.ts';

const WORDS = ['plan', 'コンテンツに投資', 'é', 'e\u0301te\u0301', '👩‍👩‍👧', '広告', 'a'.repeat(50), '한국어', 'x', ''];
const TEXT = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '));
const WIDTH = fc.integer({ min: 8, max: 60 });

describe('text as wide as a terminal shows it', () => {
  it.each([
    ['plan', 4],
    ['広告', 4],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['한', 2],
  ])('%s', (text, width) => expect(displayWidth(text)).toBe(width));

  test('no line is wider than asked for, and no character is lost', () => {
    fc.assert(
      fc.property(TEXT, WIDTH, (text, width) => {
        const lines = wrapped(text, width).split('\n');
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of hanging('- ', text, width + 2).split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width + 2);
      }),
    );
  });

  test('what is clipped or padded is as wide as asked for', () => {
    fc.assert(
      fc.property(TEXT, WIDTH, (text, width) => {
        expect(displayWidth(clipped(text, width))).toBeLessThanOrEqual(width);
        for (const pad of [padLeft, padRight]) expect(displayWidth(pad(text, width))).toBe(Math.max(width, displayWidth(text)));
      }),
    );
  });
});

describe('a table', () => {
  const HEAD = ['Plan', 'Spend', '差'];
  const NAME = fc.constantFrom('広告を拡大', 'Invest in content over Scale PPC', 'e\u0301te\u0301', 'コンテンツ', 'x');
  const VALUE = fc.constantFrom('$1k', '五万円', '−$114k to +$311k');
  const ROWS = fc.array(fc.tuple(NAME, VALUE, VALUE), { minLength: 1, maxLength: 5 });

  test('lines up, whatever the script of its names, and is never wider than the terminal', () => {
    fc.assert(
      fc.property(ROWS, fc.integer({ min: 40, max: 100 }), (rows, width) => {
        const lines = textTable(HEAD, rows, width).split('\n');
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        if (width > 90) expect(new Set(lines.map(displayWidth)).size).toBe(1);
      }),
    );
  });

  test('breaks a long name where the columns leave less room, and is a list where they leave none', () => {
    const rows = [['Invest in content over Scale PPC', '42%', '+$46k']];
    expect(textTable(['Pair', 'P(better)', 'Expected'], rows, 48)).toBe(
      [
        'Pair                         P(better)  Expected',
        '------------------------------------------------',
        'Invest in content over             42%     +$46k',
        'Scale PPC',
      ].join('\n'),
    );
    expect(textTable(['Pair', 'P(better)', 'Expected'], rows, 33)).toBe(
      ['Invest in content over Scale PPC', '  P(better): 42%', '  Expected: +$46k'].join('\n'),
    );
  });
});
