import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a report's own files may be called. Nothing else is ever removed, whatever a run.json lists. */
const OWN =
  /^(?:report\.html|report\.pdf|decision\.pdf|page-one\.(?:svg|png)|workbook\.xlsx|forecast\.csv|run\.json|charts\/[a-z0-9-]+\.(?:svg|vl\.json))$/;
const LARGEST = 50e6;

/**
 * Paths of the files in a folder that an earlier run of the program wrote there: those that its run.json lists; where that is of a
 * version that lists none, all that are called as those of a report are. None where there is no run.json of ours.
 */
export function ownFiles(folder: string): string[] {
  const run = runIn(folder);
  if (run?.program?.name !== 'discovery') return [];
  const listed = Array.isArray(run.files) ? run.files.map((file) => String(file?.path)) : likeOurs(folder);
  return [...new Set([...listed, 'run.json'])].filter((path) => OWN.test(path));
}

interface RunFile {
  readonly program?: { readonly name?: unknown };
  readonly files?: readonly ({ readonly path?: unknown } | null)[];
}

function runIn(folder: string): RunFile | undefined {
  const path = join(folder, 'run.json');
  try {
    if (!statSync(path).isFile() || statSync(path).size > LARGEST) return undefined;
    return (JSON.parse(readFileSync(path, 'utf8')) as RunFile | null) ?? undefined;
  } catch {
    // What cannot be read is not ours: its files stay.
    return undefined;
  }
}

function likeOurs(folder: string): string[] {
  const charts = join(folder, 'charts');
  return existsSync(charts) ? readdirSync(charts).map((name) => `charts/${name}`) : [];
}

/** Text that is another once another report stands in the folder; undefined where none does. */
export function reportState(folder: string): string | undefined {
  const found = statSync(join(folder, 'run.json'), { throwIfNoEntry: false });
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}
