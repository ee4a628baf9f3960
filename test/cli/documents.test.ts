import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { runHere } from '../helpers/inProcess.ts';
import { withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';
import { discoveryLines } from '../repository/documents.ts';

/** Commands and studies whose example takes a second; the others have tests of their own. */
const QUICK = /^(?:new|check|explain|compare|forecast) /;
const ELSEWHERE = /brackenfold|--cache|--fresh/;
const LINES = discoveryLines().filter((line) => QUICK.test(`${line} `) && !ELSEWHERE.test(line));

/** The example as it is, with few draws and without what takes long. */
function cheaply(line: string): string[] {
  const words = line.split(' ');
  const dear = ['compare', 'forecast'].includes(words[0] ?? '');
  const more = dear ? ['--draws=100', '--prior-only'].filter((flag) => !line.includes(flag.split('=')[0] ?? flag)) : [];
  return [...words, ...more];
}

beforeAll(() => expect(LINES.length).toBeGreaterThan(10));

it.each(LINES)('does what the documents say: %s', async (line) => {
  await withFolder(async (folder) => {
    for (const shown of ['inputs/demo', 'reports/demo/run.json', 'models'])
      cpSync(join(ROOT, shown), join(folder, shown), { recursive: true });
    if (!line.startsWith('new')) cpSync(join(ROOT, 'test/golden/plain-us'), join(folder, 'inputs/mybrand'), { recursive: true });
    const { code, stdout, stderr } = await runHere(cheaply(line), { cwd: folder });
    expect([code, stderr.replace(/^.*\r/gm, '').trim()]).toEqual([0, '']);
    expect(stdout).not.toMatch(/undefined|NaN/);
  });
});
