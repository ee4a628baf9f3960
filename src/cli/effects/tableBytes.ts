import { closeSync, openSync, readSync } from 'node:fs';
import type { TableBytes } from '../../pipeline.ts';
import { withPath } from './systemError.ts';

const PIECE = 1 << 20;

/** A file that is read in pieces, never whole. */
export function tableBytes(path: string): TableBytes {
  const read = (from: number, to: number): Uint8Array =>
    withPath(path, () => {
      const file = openSync(path, 'r');
      try {
        const bytes = new Uint8Array(to - from);
        let filled = 0;
        for (let got = -1; got !== 0 && filled < bytes.length; filled += got)
          got = readSync(file, bytes, filled, bytes.length - filled, from + filled);
        return bytes.subarray(0, filled);
      } finally {
        closeSync(file);
      }
    });
  return {
    file: path,
    read,
    chunks: function* () {
      for (let from = 0, piece = read(0, PIECE); piece.length > 0; piece = read(from, from + PIECE)) {
        yield piece;
        from += piece.length;
      }
    },
  };
}
