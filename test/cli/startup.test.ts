import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';
import { describe, expect, inject, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';

const DRAWS = /node_modules\/(?:vega|fontkit|brotli|@myriaddreamin)|@myriaddreamin|src\/report\/renderReport/;
const READS = /node_modules\/(?:yaml|csv-parse|saxes|fflate)|src\/(?:pipeline|exports|tables\/parse|decide|against|report)/;
const COMPUTES = /node_modules\/(?:mathjs|yaml|csv-parse|saxes|fflate|pure-rand)|src\/(?:pipeline|language|report|decide)/;

function outputs(): Metafile['outputs'] {
  const folder = dirname(inject('program'));
  const { outputs: all } = JSON.parse(readFileSync(join(folder, 'metafile.json'), 'utf8')) as Metafile;
  return Object.fromEntries(Object.entries(all).map(([path, output]) => [basename(path), output]));
}

/** What runs before the first line of the program that esbuild made from `entry`: its sources, and packages that stay outside. */
function loadedBy(entry: string): string[] {
  const all = outputs();
  const [start] = Object.entries(all).flatMap(([name, { entryPoint }]) => (entryPoint === entry ? [name] : []));
  if (start === undefined) throw new Error(`the build has no ${entry}`);
  const reached = new Set([start]);
  const outside: string[] = [];
  for (const name of reached) {
    for (const { path, kind, external } of all[name]?.imports ?? []) {
      if (kind === 'dynamic-import') continue;
      if (external) outside.push(path);
      else reached.add(basename(path));
    }
  }
  return [...[...reached].flatMap((name) => Object.keys(all[name]?.inputs ?? {})), ...outside];
}

const commandFile = (name: string): string => `src/cli/commands/${name}Command.ts`;

describe('a command loads what it needs', () => {
  it('help loads no model, no tables and nothing that draws', () => {
    const loaded = loadedBy('src/cli/discovery.ts');
    expect(loaded.filter((path) => DRAWS.test(path) || COMPUTES.test(path) || /node_modules/.test(path))).toEqual([]);
    expect(loaded).toContain('src/cli/helpText.ts');
  });

  it.each([...COMMANDS.keys()])('%s starts without Vega, Typst and fonts', (name) => {
    const loaded = [...loadedBy('src/cli/worker.ts'), ...loadedBy(commandFile(name))];
    expect(loaded.filter((path) => DRAWS.test(path))).toEqual([]);
    expect(loaded).toContain('src/pipeline.ts');
  });

  it('the threads that sample load what samples: no reader of models, tables or exports, no decision and no report', () => {
    const loaded = loadedBy('src/cli/samplingWorker.ts');
    expect(loaded.filter((path) => DRAWS.test(path) || READS.test(path))).toEqual([]);
    expect(loaded).toContain('src/posterior/samplingMethod.ts');
  });

  it('would see them: the report draws with all three', () => {
    const loaded = loadedBy('src/report/renderReport.ts').join('\n');
    for (const name of ['node_modules/vega/', 'node_modules/fontkit/', '@myriaddreamin/typst-ts-node-compiler'])
      expect(loaded).toContain(name);
  });
});
