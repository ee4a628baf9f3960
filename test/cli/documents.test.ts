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

/** The example as it is, on one path: what it takes and tells is what is tried here, not its numbers. */
function cheaply(line: string): string[] {
  return [...line.split(' '), ...(/^(?:compare|forecast) /.test(line) && !line.includes('--point') ? ['--point'] : [])];
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
