import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { wheneverChanged } from '../../src/cli/effects/wheneverChanged.ts';
import { runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

describe('work that is done whenever a folder changes', () => {
  /** Work that ends when `release` says so, or when it is told to stop; `begun` resolves with how often it was. */
  async function watching(use: (folder: string, begun: (count: number) => Promise<string[]>) => Promise<void>): Promise<void> {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'a.csv'), '1');
      const ended: string[] = [];
      const waiting: { count: number; resolve: (ended: string[]) => void }[] = [];
      let count = 0;
      const work = async (signal: AbortSignal): Promise<void> => {
        count++;
        for (const { resolve } of waiting.filter((one) => one.count === count)) resolve(ended);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        ended.push(`${count} given up`);
      };
      void wheneverChanged([folder], work);
      const begun = (wanted: number): Promise<string[]> =>
        new Promise((resolve) => {
          if (count >= wanted) resolve(ended);
          else waiting.push({ count: wanted, resolve });
        });
      await use(folder, begun);
    });
  }

  it('begins again after each change, and gives up what it had begun', () =>
    watching(async (folder, begun) => {
      await begun(1);
      writeFileSync(join(folder, 'a.csv'), '12');
      expect(await begun(2)).toEqual(['1 given up']);
      mkdirSync(join(folder, 'plans'));
      writeFileSync(join(folder, 'plans/b.csv'), '1');
      expect(await begun(3)).toHaveLength(2);
      rmSync(join(folder, 'a.csv'));
      expect(await begun(4)).toHaveLength(3);
    }));

  it('goes on where the folder goes and comes back', () =>
    watching(async (folder, begun) => {
      await begun(1);
      renameSync(folder, `${folder}-away`);
      await begun(2);
      renameSync(`${folder}-away`, folder);
      expect(await begun(3)).toEqual(['1 given up', '2 given up']);
    }));

  it('waits until the files have come to rest, and does not begin where nothing has changed', () =>
    watching(async (folder, begun) => {
      await begun(1);
      const end = performance.now() + 1500;
      for (let text = '1'; performance.now() < end; text += '1') {
        writeFileSync(join(folder, 'a.csv'), text);
        await pause(50);
      }
      writeFileSync(join(folder, '.hidden'), '1');
      expect(await begun(2)).toEqual(['1 given up']);
      await pause(1000);
      expect(await begun(2)).toEqual(['1 given up']);
    }));

  it('fails where there is no folder to begin with', () =>
    expect(wheneverChanged(['/no/such/folder'], () => Promise.resolve())).rejects.toThrow(/^missing folder/));
});

const FAST = ['--models', join(ROOT, 'test/models/toy'), '--prior-only', '--draws', '100', '--out', 'report'];

interface Watched {
  readonly cwd: string;
  readonly said: { stdout: string; stderr: string };
  /** Resolves when the report has been tried so many times in all. */
  readonly rounds: (count: number) => Promise<void>;
}

/** What `discovery watch` says until `use` is done with it and interrupts it. */
function watchingToy(use: (watched: Watched) => Promise<void>) {
  return withFolder(async (cwd) => {
    cpSync(join(ROOT, 'test/models/toyStudy'), join(cwd, 'toy'), { recursive: true });
    const used: Promise<void>[] = [];
    const meet = (child: ChildProcess): void => {
      const said = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'] as const)
        child[stream]?.on('data', (text: string) => {
          said[stream] += text;
        });
      const rounds = async (count: number): Promise<void> => {
        while (said.stdout.split('Watching toy: ').length <= count && child.exitCode === null) await pause(50);
      };
      used.push(use({ cwd, said, rounds }).finally(() => child.kill('SIGINT')));
    };
    const ran = await runProgram(['watch', 'toy', ...FAST], { cwd, meet });
    await Promise.all(used);
    return ran;
  });
}

describe('discovery watch', () => {
  it('has a report that follows the study; a broken file is told and watching goes on; Ctrl-C ends it', async () => {
    const ran = await watchingToy(async ({ cwd, said, rounds }) => {
      const [plan, report] = [join(cwd, 'toy/plans/more-flyers.csv'), join(cwd, 'report/run.json')];
      await rounds(1);
      expect(said.stdout).toContain(join('report', 'report.html'));
      const first = readFileSync(report, 'utf8');
      expect(JSON.parse(first).plans).toHaveProperty('more-flyers');

      writeFileSync(plan, 'nothing');
      await rounds(2);
      expect(said.stderr).toMatch(/^(unknown|missing|invalid) [\s\S]*more-flyers\.csv/);
      expect(readFileSync(report, 'utf8')).toBe(first);

      rmSync(plan);
      await rounds(3);
      expect(Object.keys(JSON.parse(readFileSync(report, 'utf8')).plans)).toEqual(['hold', 'more-tastings']);
    });
    expect(ran.code).toBe(130);
  }, 600_000);

  it('does not wait for a study that is not there', async () => {
    const { code, stderr } = await runProgram(['watch', join(ROOT, 'test/models/toyStudi'), ...FAST]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^missing [\s\S]*Did you mean/)]);
  });
});
