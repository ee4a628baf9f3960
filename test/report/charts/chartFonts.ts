import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ChartFonts } from '../../../src/report/charts/textWidth.ts';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');

/** The faces that reports are set in, regular and bold, from the package that ships them. */
export const FACES = ['Regular', 'Bold'].map((face) => join(FOLDER, `SourceSans3-${face}.ttf`)) as [string, string];

export function chartFonts(): ChartFonts {
  const [regular, bold] = FACES;
  return { regular: readFileSync(regular), bold: readFileSync(bold) };
}
