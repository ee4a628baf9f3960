import { describe, expect, it } from 'vitest';
import { FIELDS, isField } from '../../../src/exports/fields.ts';
import { FORMATS } from '../../../src/exports/formats/all.ts';
import { alternatives } from '../../../src/exports/formats/exportFormat.ts';
import { headerKey, LANGUAGES, readHeader } from '../../../src/exports/headers.ts';

describe('the tables of words', () => {
  it('give no header two meanings', () => {
    const meanings = new Map<string, Set<string>>();
    for (const words of LANGUAGES) {
      for (const [field, names] of Object.entries(words)) {
        for (const name of names) meanings.set(headerKey(name), (meanings.get(headerKey(name)) ?? new Set()).add(field));
      }
    }
    expect([...meanings].filter(([, fields]) => fields.size > 1).map(([name, fields]) => [name, ...fields])).toEqual([]);
  });

  it('name every field that a format needs', () => {
    const named = new Set(LANGUAGES.flatMap((words) => Object.keys(words)));
    const needed = FORMATS.flatMap(({ needs, lacks = [] }) => [...needs.flatMap(alternatives), ...lacks]);
    expect(needed.filter((field) => !named.has(field))).toEqual([]);
    expect(Object.keys(FIELDS).filter((field) => !named.has(field) && isField(field))).toEqual([]);
  });

  it('read German and Japanese as English', () => {
    const fields = ['Suchbegriff eines Kunden', 'カスタマーの検索キーワード', 'Customer Search Term'].map(
      (header) => readHeader(header).field,
    );
    expect(fields).toEqual(['searchTerm', 'searchTerm', 'searchTerm']);
  });
});
