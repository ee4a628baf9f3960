import { describe, expect, it } from 'vitest';
import { readWords } from '../../../src/language/tables/readWords.ts';

describe('words.md', () => {
  it('is read by heading, a paragraph or list item a text', () => {
    const words = readWords(
      '# Title\n\nNot read.\n\n## Market\r\n\r\nA shop\r\n\n## Where it may be wrong\n\n- One\n  long.\n- Two.\n\nThree.\n',
    );
    expect([...words]).toEqual([
      ['Market', ['A shop']],
      ['Where it may be wrong', ['One long.', 'Two.', 'Three.']],
    ]);
    expect(readWords('').size).toBe(0);
  });

  it('with a heading that no report looks for is refused, at its line', () => {
    expect(() => readWords('## Market\n\nA shop\n\n## Topic: ranks\n\nOne.\n')).toThrow(
      /unknown heading "Topic: ranks"\s+at words\.md, line 5\s+Did you mean "Topic: rank"\?/,
    );
  });

  it('with a word and no meaning is refused', () => {
    expect(() => readWords('\n## Words\n\n- ROAS\n')).toThrow(/missing meaning of the word "ROAS"\s+at words\.md, line 2/);
  });
});
