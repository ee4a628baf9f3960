/*
 * Bundles TypeScript for Node: `node build.mjs` makes the program, `node build.mjs test/bench/bench.ts` one file beside it.
 * `--outdir=<folder>` puts them elsewhere than in dist/; `--metafile` writes beside them which file holds what and loads which.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const PROGRAM = ['src/cli/discovery.ts', 'src/cli/worker.ts', 'src/cli/samplingWorker.ts'];

const words = process.argv.slice(2);
const named = words.find((word) => word.startsWith('--outdir='))?.slice('--outdir='.length);
const entries = words.filter((word) => !word.startsWith('--'));
const outdir = named ?? 'dist';
if (entries.length === 0) rmSync(outdir, { recursive: true, force: true });

const { metafile } = await build({
  entryPoints: entries.length > 0 ? entries : PROGRAM,
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  metafile: true,
  logLevel: 'warning',
  // They load binaries that lie beside their own files.
  external: ['@myriaddreamin/typst-ts-node-compiler', 'oxc-parser', 'vitest/node'],
  // Packages written for CommonJS ask for `require`, which a module has not.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
if (words.includes('--metafile')) writeFileSync(join(outdir, 'metafile.json'), JSON.stringify(metafile));
