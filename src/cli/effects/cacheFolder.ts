import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What says where a user's caches are. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The folder of a program among the caches of its user, as the system has it; undefined where the user has no home.
 *
 * @example
 * cacheFolder('discovery', { platform: 'linux', env: {}, home: '/ana' }) // => '/ana/.cache/discovery'
 */
export function cacheFolder(program: string, { platform, env, home }: Machine = thisMachine()): string | undefined {
  const said = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  if (said !== undefined && isAbsolute(said)) return join(said, program);
  if (!isAbsolute(home)) return undefined;
  if (platform === 'win32') return join(home, 'AppData', 'Local', program);
  if (platform === 'darwin') return join(home, 'Library', 'Caches', program);
  return join(home, '.cache', program);
}

function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() };
}
