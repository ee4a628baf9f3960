import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ran, runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';

const STUDY = join(ROOT, 'test/models/toyStudy');
const MODEL = ['--models', join(ROOT, 'test/models/toy'), '--draws', '100'];
const FILES = ['products.csv', 'left-out.csv', 'portfolio.json', 'portfolio.html'];

/** Two products and one that cannot be read. */
function makeAccount(folder: string): string {
  const account = join(folder, 'account');
  for (const name of ['east', 'west']) cpSync(STUDY, join(account, name), { recursive: true });
  mkdirSync(join(account, 'broken'));
  writeFileSync(join(account, 'broken', 'product.csv'), 'field,value\nproduct,Broken\nprice,abc\n');
  return account;
}

async function portfolio(...args: readonly string[]): Promise<Ran> {
  const ran = await runProgram(['portfolio', ...args, ...MODEL]);
  expect({ code: ran.code, stderr: ran.stderr.replace(/^\d+ products took.*\n/, '') }).toEqual({ code: 0, stderr: '' });
  return ran;
}

/** When the file of every product that is done was written. */
function partsIn(work: string): Map<string, number> {
  const names = readdirSync(join(work, 'sweep-1')).filter((name) => name.endsWith('.jsonl'));
  return new Map(names.map((name) => [name, statSync(join(work, 'sweep-1', name)).mtimeMs]));
}

const read = (folder: string): string[] => FILES.map((name) => readFileSync(join(folder, name), 'utf8'));

describe('discovery portfolio', () => {
  it('tells what to do with every product, and who was left out; shards give the same bytes as one run', async () => {
    await withFolder(async (folder) => {
      const account = makeAccount(folder);
      const [whole, parted] = [join(folder, 'whole'), join(folder, 'parted')];
      const { stdout } = await portfolio(account, '--out', whole, '--work', join(folder, 'w1'));
      expect(stdout).toMatch(/1 product left out:[\s\S]*broken: /);
      expect(
        read(whole)[0]
          ?.split('\n')
          .map((line) => line.split(',')[0]),
      ).toEqual(['product', 'east', 'west', '']);
      const shared = ['--work', join(folder, 'w2')];
      await portfolio(account, '--shard', '2/2', ...shared);
      const ahead = await runProgram(['portfolio', account, ...MODEL, '--shard', '1/2', '--sweep', '2', ...shared]);
      expect(ahead).toMatchObject({ code: 2, stderr: expect.stringMatching(/^missing 2 of 3 parts of sweep 1/) });
      await portfolio(account, '--shard', '1/2', ...shared);
      await portfolio(account, '--shard', '2/2', '--sweep', '2', ...shared);
      const early = await runProgram(['portfolio', account, ...MODEL, '--collect', ...shared]);
      expect(early).toMatchObject({ code: 2, stderr: expect.stringMatching(/^missing \d of 3 parts of sweep 2/) });
      await portfolio(account, '--shard', '1/2', '--sweep', '2', ...shared);
      await portfolio(account, '--collect', ...shared, '--out', parted);
      expect(read(parted)).toEqual(read(whole));
    });
  });

  it('goes on where it was killed: what was done is not done again, and the bytes are those of one run', async () => {
    await withFolder(async (folder) => {
      const account = makeAccount(folder);
      const work = join(folder, 'work');
      const args = [account, '--work', work, '--level', 'full', '--skip-pooling'];
      const killed = await runProgram(['portfolio', ...args, ...MODEL, '--out', join(folder, 'first')], {
        meet: (child) => {
          const look = setInterval(() => {
            if (
              !existsSync(join(work, 'sweep-1')) ||
              readdirSync(join(work, 'sweep-1')).every((name) => name.includes('partial'))
            )
              return;
            clearInterval(look);
            child.kill('SIGKILL');
          }, 5);
        },
      });
      expect(killed.code).toBe(128 + constants.signals.SIGKILL);
      const done = partsIn(work);
      expect(done.size).toBeGreaterThan(0);
      await portfolio(...args, '--out', join(folder, 'second'));
      for (const [name, state] of done) expect(partsIn(work).get(name)).toEqual(state);
      await portfolio(
        account,
        '--work',
        join(folder, 'other'),
        '--level',
        'full',
        '--skip-pooling',
        '--out',
        join(folder, 'third'),
      );
      expect(read(join(folder, 'second'))).toEqual(read(join(folder, 'third')));
    });
  });

  it('refuses a folder without products, and records of something else', async () => {
    await withFolder(async (folder) => {
      const none = await runProgram(['portfolio', folder]);
      expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/^missing products in /) });
      const work = join(folder, 'work');
      mkdirSync(work);
      writeFileSync(join(work, 'account.json'), '{}\n');
      const other = await runProgram([
        'portfolio',
        makeAccount(folder),
        '--models',
        join(ROOT, 'test/models/toy'),
        '--work',
        work,
      ]);
      expect(other).toMatchObject({ code: 2, stderr: expect.stringMatching(/its records are of other files/) });
    });
  });
});
