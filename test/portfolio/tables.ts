import type { TableBytes } from '../../src/tables/longTable.ts';

/** A text as a file that is read in pieces. */
export function bytesOf(file: string, text: string): TableBytes {
  const bytes = new TextEncoder().encode(text);
  return { file, chunks: () => [bytes], read: (from, to) => bytes.subarray(from, to) };
}
