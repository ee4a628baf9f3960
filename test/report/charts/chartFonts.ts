import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ChartFonts } from '../../../src/report/charts/textWidth.ts';

/** The faces that reports are set in, from the package that ships them. */
export function chartFonts(): ChartFonts {
  const folder = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');
  const face = (name: string): Uint8Array => readFileSync(join(folder, `SourceSans3-${name}.ttf`));
  return { regular: face('Regular'), bold: face('Bold') };
}
