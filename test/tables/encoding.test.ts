import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodingOf } from '../../src/tables/encoding.ts';
import { parseTable } from '../../src/tables/parseTable.ts';
import { shiftJis } from '../helpers/shiftJis.ts';
import { refusal } from '../study/sample.ts';

function western(text: string): Uint8Array {
  const bytes = new Map(
    [...'€‚„…ŠŒ‘’“”–—™'].map((sign, index) => [
      sign,
      [0x80, 0x82, 0x84, 0x85, 0x8a, 0x8c, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0x99][index] ?? 0,
    ]),
  );
  return new Uint8Array([...text].map((letter) => bytes.get(letter) ?? letter.charCodeAt(0)));
}

describe('Shift_JIS and Windows-1252', () => {
  const words = [
    '日付',
    '広告費',
    '売上',
    '合計',
    'キャンペーン',
    'クリック数',
    '表示回数',
    '検索キーワード',
    'ブランド',
    '平均掲載順位',
    'メモ',
    'ｱﾏｿﾞﾝ',
    '円',
  ];

  test('a Japanese table reads the same in Shift_JIS and in UTF-8', () => {
    const cell = fc.constantFrom(...words, '1,200円', 'Lid 6 qt', '2026年1月', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 }), (rows) => {
        // A row that names the columns again is asked about.
        fc.pre(!rows.some(([first, second]) => first === '広告費' && second === 'メモ'));
        const text = `日付,広告費,メモ\n${rows.map((cells, index) => `${index},${cells.map((one) => `"${one}"`).join(',')}\n`).join('')}`;
        const [first, second] = [shiftJis(text), new TextEncoder().encode(text)].map((bytes) =>
          parseTable({ path: 'a.csv', bytes }),
        );
        expect(first).toEqual({ ...second, dialect: 'Shift_JIS, commas' });
      }),
    );
  });

  test('Western words are never taken for Japanese', () => {
    const word = fc.constantFrom(
      ...[
        'Verkäufe',
        'Größe',
        'FRÜHSTÜCK',
        'Märkte',
        'für',
        'élève',
        'l’été',
        'Œuvre',
        'déjà',
        'año',
        '¿Qué?',
        'Ångström',
        'Smørrebrød',
      ],
      ...['“best” lid', '10 €', '£5', '20 °C', 'Müller & Söhne', 'naïve', '© 2026', '5 – 6', 'Lid…', 'È così', 'ÄÖÜ', '™'],
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (list) => {
        expect(encodingOf(western(list.join('\n').concat('\n')), 'a.csv')).toBe('windows-1252');
      }),
      { numRuns: 500 },
    );
  });

  test('what may be either is asked about', () => {
    expect(refusal(() => encodingOf(shiftJis('price,5円\n'), 'a.csv'))).toMatch(
      /^invalid text: it may be Shift_JIS.*\n {2}at a\.csv\n {2}.*"CSV UTF-8"/,
    );
  });

  test('a character that the end of the first bytes cuts in two is no evidence', () => {
    const text = '日付,広告費\n2026-01,100\n'.repeat(3);
    for (let length = 5; length < 40; length++) expect(encodingOf(shiftJis(text).slice(0, length), 'a.csv')).toBe('shift_jis');
  });
});
