import { describe, expect, test } from 'vitest';
import { type DocumentNode, locate } from '../../../src/language/document/node.ts';
import { readDocument } from '../../../src/language/document/readDocument.ts';
import { headlinesOf, issuesOf, markOf, messageOf } from '../small.ts';

const read = (text: string) => readDocument('a.yaml', text);
const textOf = (text: string): DocumentNode | undefined => read(text).entries[0]?.value;

const bomb = ['a0: &a0 [x]', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)].join('\n');

describe('refused', () => {
  test.each([
    ['duplicate keys', 'a: 1\nb: 2\na: 3\n', 'invalid YAML: map keys must be unique'],
    ['a tag that runs code', 'a: !!js/function x\n', 'invalid YAML: unresolved tag: tag:yaml.org,2002:js/function'],
    ['an unknown tag', 'a: !foo x\n', 'invalid YAML: unresolved tag: !foo'],
    ['references', 'a: &x 1\nb: *x\n', 'invalid YAML: a reference stands here'],
    ['billions of laughs', bomb, 'invalid YAML: a list of more than texts stands here'],
    ['lists of more than texts', 'a: [1, {b: 2}]\n', 'invalid YAML: a list of more than texts stands here'],
    ['5,000 brackets', '['.repeat(5_000), 'invalid YAML: it is nested too deeply to be read'],
    ['5,000 braces', '{a: '.repeat(5_000), 'invalid YAML: it is nested too deeply to be read'],
    ['nothing', '', 'missing model: the file holds no sections'],
    ['a word', 'model', 'missing model: the file holds no sections'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'invalid YAML: a second document begins'],
    ['an open quote', 'a: "x', 'invalid YAML: missing closing "quote'],
    ['a megabyte', `a: ${'x'.repeat(1_000_001)}`, 'invalid model file: it has more than 1000000 characters'],
  ])('%s', (_, text, headline) => {
    expect(headlinesOf(() => read(text))[0]).toBe(headline);
  });

  test('the second of two equal keys is marked', () => {
    expect(messageOf(() => read('a: 1\nbc: 2\nbc: 3\n'))).toBe(
      [
        'invalid YAML: map keys must be unique',
        '  at a.yaml, line 3, column 1',
        '    | bc: 3',
        '    | ^',
        '  Give each name once; rename or remove this one.',
      ].join('\n'),
    );
  });

  test('a choice without quotes is told to put them', () => {
    expect(issuesOf(() => read('a: b > c ? d : e'))[0]?.advice).toBe(
      'Put a text that holds a colon, such as a choice a ? b : c, between quotes.',
    );
  });
});

describe('text stays as it is written', () => {
  test.each([
    ['1', '1'],
    ['012', '012'],
    ['0x10', '0x10'],
    ['1e3', '1e3'],
    ['no', 'no'],
    ['true', 'true'],
    ['null', 'null'],
    ['~', '~'],
    ['2024-01-31', '2024-01-31'],
    ['1:30', '1:30'],
    ['1_000', '1_000'],
    ['"a: b"', 'a: b'],
    ["'it''s'", "it's"],
    ['', ''],
    ['>-\n  a +\n  b', 'a + b'],
    ['|\n  a\n  b\n', 'a\nb'],
    ['a\n  b', 'a b'],
  ])('%s', (written, text) => {
    expect(textOf(`key: ${written}\n`)).toMatchObject({ kind: 'text', text });
  });

  test('__proto__, constructor and << are ordinary keys', () => {
    const keys = read('__proto__: {a: 1}\nconstructor: 2\n<<: {b: 1}\n').entries.map(({ key }) => key.text);
    expect(keys).toEqual(['__proto__', 'constructor', '<<']);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});

describe('every character knows its place', () => {
  const where = (text: string, piece: string) => {
    const node = textOf(text);
    if (node?.kind !== 'text') throw new Error('no text');
    const from = node.text.indexOf(piece);
    const issue = locate(node, from, from + piece.length);
    return [issue.place?.line, issue.place?.column, markOf({ opening: 'invalid', message: '', advice: '', ...issue })];
  };

  test.each([
    ['plain', 'key: a + bad\n', [1, 10, 'bad']],
    ['double quotes', 'key: "a + bad"\n', [1, 11, 'bad']],
    ['single quotes', "key: 'a + bad'\n", [1, 11, 'bad']],
    ['folded', 'key: >-\n    a +\n    bad\n', [3, 5, 'bad']],
    ['kept lines', 'key: |\n  a +\n  bad\n', [3, 3, 'bad']],
    ['plain on two lines', 'key: a +\n  bad\n', [2, 3, 'bad']],
    ['windows lines', 'key: >-\r\n    a +\r\n    bad\r\n', [3, 5, 'bad']],
    ['in braces', 'key: a + bad # remark\n', [1, 10, 'bad']],
  ])('%s', (_, text, expected) => {
    expect(where(text, 'bad')).toEqual(expected);
  });

  test('where an escape moves the characters, the start of the text stands in', () => {
    expect(where('key: "\\x61 + bad"\n', 'bad').slice(0, 2)).toEqual([1, 6]);
  });
});
