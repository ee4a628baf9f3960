import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ran, runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

/** Loaded before the program in each of its threads: says so where it reaches for the network or another program. */
const GUARD = `
import { writeSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
const require = createRequire(import.meta.url);
const told = (what) => () => { writeSync(2, 'REACHED FOR ' + what + '\\n'); throw new Error(what); };
require('node:net').Socket.prototype.connect = told('the network');
require('node:net').Server.prototype.listen = told('the network');
require('node:dgram').createSocket = told('the network');
for (const name of ['lookup', 'resolve']) require('node:dns')[name] = told('the network');
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'])
  require('node:child_process')[name] = told('a program');
globalThis.fetch = told('the network');
// The engine has no fsync where it watches files.
require('node:fs').fsyncSync = () => undefined;
syncBuiltinESMExports();
`;

const PERMISSION = Number(process.versions.node.split('.')[0]) >= 23 ? '--permission' : '--experimental-permission';

/** Runs the program in a folder in which alone it may write; the engine refuses every other write. */
function guarded(args: readonly string[], folder: string): Promise<Ran> {
  const guard = join(folder, 'guard.mjs');
  writeFileSync(guard, GUARD);
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  const allowed = [PERMISSION, '--allow-fs-read=*', `--allow-fs-write=${out}/*`, '--allow-worker', '--allow-addons'];
  const env = { NODE_OPTIONS: [...allowed, `--import=${guard}`, '--no-warnings'].join(' '), XDG_CACHE_HOME: join(out, 'cache') };
  return runProgram(args, { cwd: out, env });
}

const TOY = [join(ROOT, 'test/models/toyStudy'), '--models', join(ROOT, 'test/models/toy'), '--prior-only', '--draws', '100'];

describe('no network, no other program, no file outside its folders', () => {
  it.each([
    [['report', ...TOY, '--skip-backtest', '--out', 'reports/toy']],
    [['check', join(ROOT, 'inputs/brackenfold')]],
    [['explain']],
    [['new', 'study']],
    [['forecast', ...TOY, '--out', 'forecast.csv']],
  ])('%j', async (args) => {
    await withFolder(async (folder) => {
      const { code, stderr } = await guarded(args, folder);
      expect([code, stderr]).toEqual([0, '']);
      expect(readdirSync(folder).sort()).toEqual(['guard.mjs', 'out']);
    });
  });

  it('a write to another place would be seen', () =>
    withFolder(async (folder) => {
      const { code, stderr } = await guarded(['new', join(folder, 'study')], folder);
      expect(code).not.toBe(0);
      expect(stderr).toMatch(/restricted|permission/i);
      expect(readdirSync(folder).sort()).toEqual(['guard.mjs', 'out']);
    }));

  it('the network and another program would be seen', () =>
    withFolder(async (folder) => {
      const program = join(folder, 'reaching.mjs');
      const text = `import { connect } from 'node:net'; import { spawnSync } from 'node:child_process';
        for (const reach of [() => connect(1), () => spawnSync('ls'), () => fetch('http://example.com')]) try { reach(); } catch {}`;
      writeFileSync(program, text);
      writeFileSync(join(folder, 'guard.mjs'), GUARD);
      const { stderr } = await runProgram([], { program, env: { NODE_OPTIONS: `--import=${join(folder, 'guard.mjs')}` } });
      expect(stderr).toBe('REACHED FOR the network\nREACHED FOR a program\nREACHED FOR the network\n');
    }));
});
