import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { runHere } from '../helpers/inProcess.ts';
import { runProgram } from '../helpers/program.ts';

describe('without a study', () => {
  it('says what it is, what it can do and what to try next', async () => {
    const { code, stdout, stderr } = await runProgram([]);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of COMMANDS.keys()) expect(stdout).toContain(`  ${name} `);
    expect(stdout).toContain('Next: discovery new');
  });

  it('prints its version', async () => {
    expect((await runProgram(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([...COMMANDS.entries()])('helps with %s by an example', async (name, command) => {
    const { code, stdout } = await runHere([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`discovery ${command.example.line}`);
    for (const flag of command.flags) expect(stdout).toContain(`--${flag}`);
  });
});

describe('a wrong command line stops with exit code 2, the place and advice', () => {
  it.each([
    [['repot', 'x'], 'unknown command "repot"', 'Did you mean "report"?'],
    [['weather'], 'unknown command "weather"', / Use one of: (?:\w+, ){7}\w+ and 4 more; "discovery --help" shows all\.$/m],
    [['report', 'x', '--drws', '5'], 'unknown flag "--drws"', 'Did you mean "--draws"?'],
    [['report', 'x', '--constructor', '1'], 'unknown flag "--constructor"', 'discovery --help'],
    [['check', 'x', '--__proto__=1'], 'unknown flag "--__proto__"', 'discovery --help'],
    [['--toString'], 'unknown flag "--toString"', 'discovery --help'],
    [['explain', '--seed', '5'], 'unknown flag "--seed"', 'discovery explain --help'],
    [['report'], 'missing <study>', 'For example: discovery report inputs/demo'],
    [['report', 'a', 'b'], 'unknown argument "b"', 'discovery report --help'],
    [['report', 'x', '--seed'], 'seed', 'discovery report --help'],
    [['report', 'x', '--seed', '1', '--seed', '2'], 'invalid --seed: it is given 2 times', 'Give it once.'],
    [['report', 'x', '--seed=-1'], 'invalid --seed "-1"', 'from 0 to 4,294,967,295'],
    [['report', 'x', '--draws', '1e9'], 'invalid --draws "1e9"', 'from 100 to 1,000,000'],
    [['report', 'x', '--from', '2026-13'], 'invalid --from "2026-13"', '2026-01'],
    [['report', 'x', '--from', '2029-01'], 'invalid --from: it is after --to', 'earlier month'],
    [['report', 'x', '--reading', 'artcle'], 'unknown --reading "artcle"', 'Did you mean "article"?'],
    [['report', 'x', '--set', 'half_life'], 'invalid --set "half_life"', '--set price=30'],
    [['report', 'x', '--set', 'a=1e999'], 'invalid --set "a=1e999"', 'name=number'],
    [['report', 'x', '--set', 'a=1', '--set', 'a=2'], '"a" is given twice', 'Give it once.'],
    [['report', 'x', '--plans', 'a,,b'], 'invalid --plans "a,,b"', 'single commas'],
    [['report', 'no-such-study'], 'missing study folder "no-such-study"', 'Check the path.'],
    [['report', 'inputs/dmo'], 'missing study folder "inputs/dmo"', 'Did you mean "inputs/demo"?'],
    [['check', 'package.json'], 'it is a file', 'Give the folder that holds it.'],
    [['explain', '--models', 'nowhere'], 'missing model folder "nowhere"', 'Check the path.'],
  ])('%j', async (args, message, advice) => {
    const { code, stdout, stderr } = await runHere(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^(?:unknown|missing|invalid) /);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(advice);
  });

  it('as a program too', async () => {
    const args = ['report', 'inputs/dmo', '--drws', '5'];
    expect(await runProgram(args)).toEqual(await runHere(args));
  });

  it.each(['-', 'con', 'a:b', 'semi;colon', '__proto__', 'dot.', 'bell\u0007', `${'x'.repeat(101)}`])(
    'a study must not be called %j',
    async (name) => {
      const { code, stderr } = await runHere(['new', `./${name}`]);
      expect(code).toBe(2);
      expect(stderr).toContain('invalid study name');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not reach a terminal.
      expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    },
  );
});
