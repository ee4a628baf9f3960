import { join } from 'node:path';
import { fail } from '../../core/error.ts';
import type { Request } from '../commandOutcome.ts';
import { cacheFolder } from '../effects/cacheFolder.ts';
import { requireWritable } from '../effects/requirePlace.ts';
import { keepNewest, type WorkFolder, workFolder } from '../effects/workFolder.ts';
import { single } from '../singleFlag.ts';

/** Accounts whose records stay among the caches. */
const KEPT = 5;
const ACCOUNT = 'account.json';

/** What a folder of records is of. */
export interface WorkKey {
  readonly key: string;
  readonly count: number;
}

/** The folder in which a run's records are kept: that of `--work`, else one of its own among the user's caches. Throws an InputError where it holds records of other inputs, options or another version. */
export function workOf({ flags }: Pick<Request, 'flags'>, { key, count }: WorkKey): WorkFolder {
  const asked = single(flags, 'work');
  const place = asked ?? ownPlace(key);
  requireWritable(place, 'work');
  const work = workFolder(place);
  const account = `${JSON.stringify({ key, count })}\n`;
  if (!work.has(ACCOUNT)) work.put(ACCOUNT, account);
  else if (work.read(ACCOUNT) !== account)
    fail({
      opening: 'invalid',
      message: `--work "${place}": its records are of other files, options or another version of the program`,
      advice: 'Give an empty folder, or run with what it was begun with.',
    });
  return work;
}

function ownPlace(key: string): string {
  const caches = cacheFolder('discovery');
  if (caches === undefined)
    return fail({
      opening: 'missing',
      message: '--work: this user has no place for caches',
      advice: 'Give a folder with --work.',
    });
  const own = join(caches, 'portfolio');
  keepNewest(own, KEPT);
  return join(own, key);
}
