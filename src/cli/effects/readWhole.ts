import { type BigIntStats, readFileSync, statSync } from 'node:fs';
import { fail } from '../../core/error.ts';
import { withPath } from './systemError.ts';

/** The bytes of a file as they were at one moment. Fails where it is written to meanwhile: what was read would be half of two files. */
export function readWhole(path: string): Uint8Array {
  return withPath(path, () => {
    const before = stateOf(path);
    const bytes = new Uint8Array(readFileSync(path));
    requireSame(path, before);
    if (BigInt(bytes.length) !== before.size) changed(path);
    return bytes;
  });
}

/** What is another once a file has been written to. */
export type FileState = Pick<BigIntStats, 'ino' | 'size' | 'mtimeNs'>;

export function stateOf(path: string): FileState {
  return statSync(path, { bigint: true });
}

/** Fails where the file is not what it was. */
export function requireSame(path: string, { ino, size, mtimeNs }: FileState): void {
  const now = stateOf(path);
  if (now.ino !== ino || now.size !== size || now.mtimeNs !== mtimeNs) changed(path);
}

function changed(path: string): never {
  fail({
    opening: 'invalid',
    message: 'file: it was written to while it was read',
    place: { file: path },
    advice: 'Run the command again when the download, or the program that writes it, has ended.',
  });
}
