import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, Hashed, RunOptions } from '../../pipeline.ts';
import { listFolder } from '../effects/listFolder.ts';
import { programHash } from '../effects/programFiles.ts';
import { tableBytes } from '../effects/tableBytes.ts';
import { canonicalText } from '../kept/canonicalText.ts';
import { EXPORTS } from '../studyExports.ts';
import { taskOrLeftOut } from './taskOrLeftOut.ts';

/** All that the records of an account hang on. */
export interface AccountSource {
  readonly account: Account;
  readonly modelFiles: readonly Hashed[];
  readonly options: RunOptions;
  readonly level: string;
}

/** A hash of the program, the model, the options and every byte of the account's files: what two runs that share work must have in common. */
export function accountKey({ account, modelFiles, options, level }: AccountSource): string {
  const hash = createHash('sha256');
  const { from: _from, ...asked } = options;
  const model = modelFiles.map(({ path, sha256 }) => [path, sha256]);
  hash.update(canonicalText({ program: programHash(), model, options: asked, level }));
  for (const name of ['products', 'history', 'plans', 'rules']) {
    const path = join(account.folder, `${name}.csv`);
    if (!existsSync(path)) continue;
    hash.update(`\n${name}\n`);
    for (const piece of tableBytes(path).chunks()) hash.update(piece);
  }
  if (existsSync(join(account.folder, 'products.csv'))) return hash.digest('hex');
  for (let index = 0; index < account.count; index++) {
    const task = taskOrLeftOut(account, index);
    if ('kind' in task) continue;
    for (const { path, sha256 } of task.files) hash.update(`\n${index} ${path} ${sha256}`);
    if (!task.fromExports) continue;
    for (const { path, size, written } of listFolder(join(task.folder, EXPORTS), 'exports'))
      hash.update(`\n${path} ${size} ${written}`);
  }
  return hash.digest('hex');
}
