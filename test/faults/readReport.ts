import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a reader finds in a folder: no report, one run whole, or files that do not belong together and why. */
export type Found = 'none' | 'whole' | `mixed: ${string}`;

/** Reads run.json, and all that it lists; any other file of a report is one of another run. */
export function readReport(folder: string): Found {
  if (!existsSync(join(folder, 'run.json'))) return existsSync(folder) ? 'mixed: a folder without run.json' : 'none';
  try {
    const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
      files: readonly { path: string; sha256: string }[];
    };
    for (const { path, sha256 } of run.files) {
      const hash = createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex');
      if (hash !== sha256) return `mixed: ${path} is of another run`;
    }
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.length === run.files.length + 1 ? 'whole' : `mixed: ${files.length} files, of ${run.files.length + 1}`;
  } catch (error) {
    return `mixed: ${String(error)}`;
  }
}
