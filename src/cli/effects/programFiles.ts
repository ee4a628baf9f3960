import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programVersion } from './programVersion.ts';

/** A hash of the running program, its version and what runs it: two that have the same compute the same bytes. */
export function programHash(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update([programVersion(), process.version, process.arch].join(' '));
  const code = readdirSync(folder).filter((name) => /\.[jt]s$/.test(name));
  for (const name of code.sort()) hash.update(`\n${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

type Fonts = readonly [regular: Uint8Array, italic: Uint8Array, semibold: Uint8Array, bold: Uint8Array];

/** Source Sans 3 as TrueType. */
export function readFonts(): Fonts {
  const face = (name: string): Uint8Array => new Uint8Array(readFileSync(join(fontFolder(), 'TTF', `SourceSans3-${name}.ttf`)));
  return [face('Regular'), face('It'), face('Semibold'), face('Bold')];
}

/** The program of a page that recomputes, beside the built one; undefined where there is none. */
export function readPageProgram(): string | undefined {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'page', 'livePage.js');
  return existsSync(beside) ? readFileSync(beside, 'utf8') : undefined;
}

/** Beside the built program; where there is none, in the package that they are from. */
function fontFolder(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'fonts');
  return existsSync(beside) ? beside : dirname(createRequire(import.meta.url).resolve('source-sans/package.json'));
}

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of the text as UTF-8, in base64, as a content security policy wants it. */
export function sha256Base64(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
