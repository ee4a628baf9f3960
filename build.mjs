/*
 * Bundles TypeScript for Node: `node build.mjs` makes the program, with the fonts of its reports beside it; `node build.mjs test/bench/bench.ts` one file beside it.
 * `--outdir=<folder>` puts them elsewhere than in dist/; `--metafile` writes beside them which file holds what and loads which.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const PROGRAM = ['src/cli/discovery.ts', 'src/cli/worker.ts', 'src/cli/samplingWorker.ts', 'src/cli/productWorker.ts'];

/** The faces that a report is set in, and their licence, as they lie in the package: the rest of it, 18 MB, nobody needs to install. */
const FONTS = [
  ...['Regular', 'It', 'Semibold', 'Bold'].map((face) => `TTF/SourceSans3-${face}.ttf`),
  'LICENSE.md',
];

/** What runs in a report's page: one script, for browsers of the last years. */
const PAGE = 'src/page/livePage.ts';

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

if (entries.length === 0) {
  await build({
    ...{ entryPoints: [PAGE], outdir: join(outdir, 'page'), bundle: true, minify: true, logLevel: 'warning' },
    ...{ platform: 'browser', target: 'es2022', format: 'iife', legalComments: 'none' },
  });
  const family = dirname(createRequire(import.meta.url).resolve('source-sans/package.json'));
  for (const font of FONTS) cpSync(join(family, font), join(outdir, 'fonts', font));
}
