import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { killWriter, readWhileWriting } from '../faults/killWriter.ts';
import { withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

const built = join('tmp', `writer-${process.pid}`);
const WRITER = join(ROOT, built, 'writer.js');

beforeAll(() => {
  execFileSync(process.execPath, ['build.mjs', 'test/faults/writer.ts', `--outdir=${built}`], { cwd: ROOT });
});
afterAll(() => rmSync(join(ROOT, built), { recursive: true, force: true }));

it('whoever looks after a kill −9 sees one run whole, or none and after the next run one', () =>
  withFolder(async (folder) => {
    const seen = await killWriter({ writer: WRITER, folder, seed: 1, times: 8 });
    for (const { atOnce, mended } of seen) {
      expect(['whole', 'none']).toContain(atOnce);
      expect(mended).toBe('whole');
    }
  }));

it('a reader beside a writer sees one run whole once it looks again', () =>
  withFolder(async (folder) => {
    for (const tries of await readWhileWriting(WRITER, folder, 5)) expect(tries).toBeLessThan(1000);
  }));
