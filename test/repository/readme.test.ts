import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { readProject } from '../helpers/sources.ts';

const README = readProject('README.md');
const SCRIPTS = (JSON.parse(readProject('package.json')) as { scripts: Readonly<Record<string, string>> }).scripts;

/** The lines of shell blocks, comments and prompts taken off, split at `&&`. */
const COMMAND_LINES = [...README.matchAll(/```(?:sh|bash|shell|console)\n([\s\S]*?)```/g)]
  .flatMap((match) => (match[1] ?? '').split('\n'))
  .map((line) =>
    line
      .replace(/^\$ /, '')
      .replace(/\s+#.*$/, '')
      .trim(),
  );
const COMMANDS_SHOWN = COMMAND_LINES.flatMap((line) => line.split(/&&|\|/).map((part) => part.trim()));

function unknownFlags(name: string, words: readonly string[]): string[] {
  const known = COMMANDS.get(name)?.flags.map((flag) => `--${flag}`) ?? [];
  return words
    .map((word) => word.split('=')[0] ?? '')
    .filter((word) => word.startsWith('--') && word !== '--help' && !known.includes(word));
}

describe('the commands in the README', () => {
  it('hold the two that a fresh machine needs', () => {
    expect(COMMAND_LINES).toContain('npm ci && npm start');
    expect(COMMAND_LINES).toContain('npm ci && npm test');
    expect(readProject('.ci/run')).toContain('npm ci && npm test');
  });

  it('are scripts of package.json', () => {
    const scripts = COMMANDS_SHOWN.flatMap((line) => /^npm (?:run )?(start|test|(?<=run )[\w-]+)/.exec(line)?.slice(1) ?? []);
    expect(scripts.filter((name) => !Object.hasOwn(SCRIPTS, name))).toEqual([]);
  });

  it('are commands of the program, with flags that they take', () => {
    const shown = COMMANDS_SHOWN.flatMap(
      (line) => /^(?:npx )?(?:discovery|node dist\/discovery\.js) (.*)/.exec(line)?.[1] ?? [],
    ).map((line) => line.split(/\s+/));
    expect(shown.length).toBeGreaterThan(0);
    const wrong = shown.filter(
      ([name = '', ...words]) => !name.startsWith('--') && (!COMMANDS.has(name) || unknownFlags(name, words).length > 0),
    );
    expect(wrong).toEqual([]);
  });

  it('leave out no command', () => {
    expect([...COMMANDS.keys()].filter((name) => !README.includes(`discovery ${name}`))).toEqual([]);
  });
});
