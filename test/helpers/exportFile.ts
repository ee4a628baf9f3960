import type { ExportFile } from '../../src/tables/byteSource.ts';

/** An export in memory, handed out in pieces of `chunk` bytes: odd and small ones for what is small, as a disk gives them for the rest. */
export function exportFile(
  path: string,
  content: string | Uint8Array,
  chunk = content.length < 100_000 ? 1009 : 65_536,
): ExportFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    size: bytes.length,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}
