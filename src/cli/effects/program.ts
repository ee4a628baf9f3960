import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the nearest above the running file that holds a package.json. */
export function programFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  let folder = start;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${start}`);
    folder = parent;
  }
  return folder;
}

export function programVersion(): string {
  const text = readFileSync(join(programFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

type Fonts = readonly [regular: Uint8Array, italic: Uint8Array, semibold: Uint8Array, bold: Uint8Array];

/** Source Sans 3 as TrueType. */
export function readFonts(): Fonts {
  const folder = join(dirname(createRequire(import.meta.url).resolve('source-sans/package.json')), 'TTF');
  const face = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, `SourceSans3-${name}.ttf`)));
  return [face('Regular'), face('It'), face('Semibold'), face('Bold')];
}

/** SHA-256 of the text as UTF-8, in base64, as a content security policy wants it. */
export function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
