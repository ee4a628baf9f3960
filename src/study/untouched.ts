import type { SourceFile } from '../core/sourceFile.ts';
import type { TemplateFile } from './templates.ts';

/** Files that a study's numbers are read from; the other templates may stay as they are. */
const NUMBERS = /^(?:product\.csv|history\.csv|plans\/[^/]+\.csv)$/i;

/**
 * The paths of files that still hold the example numbers of `discovery new`: the template's text, whatever line ends a spreadsheet
 * gave it and whatever the product is called.
 */
export function untouched(files: readonly Pick<SourceFile, 'path' | 'bytes'>[], templates: readonly TemplateFile[]): string[] {
  const examples = new Map(templates.map(({ path, text }) => [path.toLowerCase(), essence(text)]));
  return files.flatMap(({ path, bytes }) => {
    const example = NUMBERS.test(path) ? examples.get(path.toLowerCase()) : undefined;
    return example !== undefined && essence(new TextDecoder().decode(bytes)) === example ? [path] : [];
  });
}

function essence(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^product,.*$/m, 'product')
    .trim();
}
