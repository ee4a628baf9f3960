import { describe, expect, it } from 'vitest';
import { formatIssue, InputError } from '../../src/core/error.ts';

describe('formatIssue', () => {
  it('underlines the piece', () => {
    const text = 'equals: last(goodwil) + 1';
    const from = text.indexOf('goodwil');
    const issue = {
      opening: 'unknown',
      message: 'name "goodwil"',
      place: { file: 'm.yaml', line: 3, column: 14 },
      excerpt: { text, from, to: from + 7 },
      advice: 'Did you mean "goodwill"?',
    } as const;
    expect(formatIssue(issue).split('\n')).toEqual([
      'unknown name "goodwil"',
      '  at m.yaml, line 3, column 14',
      '    | equals: last(goodwil) + 1',
      '    |              ^^^^^^^',
      '  Did you mean "goodwill"?',
    ]);
  });

  it('cuts a long line around the piece', () => {
    const issue = {
      opening: 'invalid',
      message: 'x',
      advice: 'y',
      excerpt: { text: `${'a'.repeat(500)}!${'b'.repeat(500)}`, from: 500, to: 501 },
    } as const;
    const [, shown = '', marks = ''] = formatIssue(issue).split('\n');
    expect(shown.length).toBeLessThan(110);
    expect(shown[marks.indexOf('^')]).toBe('!');
  });
});

describe('InputError', () => {
  it('says every issue', () => {
    const issues = ['a', 'b'].map((message) => ({ opening: 'missing', message, advice: 'Add it.' }) as const);
    expect(new InputError(issues).message).toBe('missing a\n  Add it.\n\nmissing b\n  Add it.');
  });
});
