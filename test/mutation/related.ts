import { dirname, join } from 'node:path';
import { type Source, sourcesIn } from '../helpers/sources.ts';

/** Tests that run the program as a process do not see a fault that stands in memory alone. */
const OUTSIDE = /^test\/(?:cli|browser|repository|golden)\//;

/**
 * For a file of src/ the test files that import it, by way of others too, as vitest relates them: the nearest first, by steps of
 * imports, those of a folder of the same name before others.
 */
export function relatedTests(path: string): string[] {
  const importers = importersByFile([...sourcesIn('src'), ...sourcesIn('test')]);
  const steps = new Map([[path, 0]]);
  for (const [file, step] of steps)
    for (const importer of importers.get(file) ?? []) if (!steps.has(importer)) steps.set(importer, step + 1);
  const [, room = ''] = path.split('/');
  const rank = (file: string): number => (steps.get(file) ?? 0) * 2 + (file.startsWith(`test/${room}/`) ? 0 : 1);
  return [...steps.keys()]
    .filter((file) => file.endsWith('.test.ts') && !OUTSIDE.test(file))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function importersByFile(sources: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const { path, module } of sources) {
    for (const { moduleRequest } of module.staticImports) {
      if (!moduleRequest.value.startsWith('.')) continue;
      const target = join(dirname(path), moduleRequest.value);
      importers.set(target, [...(importers.get(target) ?? []), path]);
    }
  }
  return importers;
}
