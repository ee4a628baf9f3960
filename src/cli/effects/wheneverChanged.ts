import { setTimeout as pause } from 'node:timers/promises';
import { InputError } from '../../core/error.ts';
import { listFolder } from './listFolder.ts';

/** Between two looks at the folders. Looking works on every disk, also where nobody says what has changed. */
const LOOK_MILLISECONDS = 250;

/**
 * Does `work` at once, and again whenever a file in one of the folders has come, gone or been written, and has come to rest: what
 * is being done then is told to stop. Never ends of itself. Fails where a folder is not there to begin with.
 */
export async function wheneverChanged(folders: readonly string[], work: (signal: AbortSignal) => Promise<void>): Promise<never> {
  let seen = stateOf(folders);
  for (;;) {
    const stop = new AbortController();
    const working = work(stop.signal);
    seen = await changedFrom(seen, folders);
    stop.abort();
    await working;
  }
}

/** The state that the folders come to rest in once they are no longer as they were seen. */
async function changedFrom(seen: string, folders: readonly string[]): Promise<string> {
  let last = seen;
  for (;;) {
    await pause(LOOK_MILLISECONDS);
    const now = stateOrRefusal(folders);
    if (now !== seen && now === last) return now;
    last = now;
  }
}

/** Text that is another once a file is. */
function stateOf(folders: readonly string[]): string {
  return folders
    .flatMap((folder) => listFolder(folder, 'folder').map(({ full, size, written }) => `${full} ${size} ${written}`))
    .join('\n');
}

/** A folder that cannot be read just now is in a state of its own. */
function stateOrRefusal(folders: readonly string[]): string {
  try {
    return stateOf(folders);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    if (error instanceof Error && 'code' in error) return `${error.code}`;
    throw error;
  }
}
