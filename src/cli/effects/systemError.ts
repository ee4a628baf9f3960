import { fail } from '../../core/error.ts';

const ADVICE: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'Give yourself the right to it, or choose another place.'],
  ['EPERM', 'Give yourself the right to it, or choose another place.'],
  ['EROFS', 'The disk is read-only: choose another place.'],
  ['ENOSPC', 'The disk is full: make room, then run the command again.'],
  ['EDQUOT', 'Your disk quota is used up: make room, then run the command again.'],
  ['ENOTDIR', 'A part of this path is a file: choose another place.'],
  ['EISDIR', 'There is a folder of this name: move it away, or choose another place.'],
  ['ENOENT', 'Check the path.'],
]);

/** Runs `work` on a path; what the file system refuses becomes an InputError that names the path. */
export function withPath<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof Error) || code === undefined || !/^E[A-Z0-9]+$/.test(code)) throw error;
    fail({
      opening: 'invalid',
      message: `path: ${error.message}`,
      place: { file: path },
      advice: ADVICE.get(code) ?? 'Check the disk, then run the command again.',
    });
  }
}
