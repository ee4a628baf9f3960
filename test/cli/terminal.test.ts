import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrappedIssue } from '../../src/cli/errorText.ts';
import { progressText } from '../../src/cli/progressText.ts';
import { displayWidth } from '../../src/core/textLayout.ts';
import { runHere } from '../helpers/inProcess.ts';
import { runProgram } from '../helpers/program.ts';

describe('the progress line', () => {
  it('is narrower than the terminal, tells percent, and the time left when there is something to tell it from', () => {
    const step = fc.constantFrom('drawing acos-and-its-causes', '広告費を読んでいます', 'evil\u001b[2J\n');
    fc.assert(
      fc.property(
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        step,
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (done, said, seconds, columns) => {
          const text = progressText({ done, step: said, seconds, columns });
          expect(displayWidth(text)).toBeLessThan(Math.max(columns, 1));
          // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
          expect(text).not.toMatch(/[\u0000-\u001f]/);
          if (columns >= 80) expect(text).toMatch(/ \d+%/);
          if (done < 0.05 || seconds < 3) expect(text).not.toContain('left');
        },
      ),
    );
  });

  it.each([
    [0.5, 30, 'about 30 s left'],
    [0.25, 100, 'about 5 min left'],
    [0.9, 30, 'seconds left'],
  ])('at %d after %d s: %s', (done, seconds, says) =>
    expect(progressText({ done, step: 'x', seconds, columns: 80 })).toContain(says),
  );
});

describe('text', () => {
  it('has lines of at most 40 columns where the terminal has no more', async () => {
    expect(await runProgram(['explain'], { env: { COLUMNS: '40' } })).toEqual(await runHere(['explain'], { width: 40 }));
    for (const args of [
      ['check', 'inputs/demo'],
      ['compare', 'inputs/demo', '--prior-only', '--draws', '100'],
      ['explain'],
      ['report', '--help'],
      [],
    ]) {
      const { code, stdout } = await runHere(args, { width: 40 });
      expect(code).toBe(0);
      expect(stdout.split('\n').filter((line) => displayWidth(line) > 40)).toEqual([]);
    }
  });

  it('of an error goes on as far in as it began, and the marks stay below what they mean', () => {
    const text = 'unknown plan "b"\n    | a,b,c,d,e,f,g,h,i,j,k\n    |                     ^\n  Use one of: hold, scale-ppc.\n';
    expect(wrappedIssue(text, 20)).toBe(
      'unknown plan "b"\n    | a,b,c,d,e,f,g,h,i,j,k\n    |                     ^\n  Use one of: hold,\n  scale-ppc.\n',
    );
  });
});
