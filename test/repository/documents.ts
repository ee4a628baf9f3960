import { projectFiles, readProject } from '../helpers/sources.ts';

/** What people are told to type and to write: the README and docs/. */
export const DOCUMENTS: readonly string[] = ['README.md', ...projectFiles('docs').filter((path) => path.endsWith('.md'))];

/** The blocks of a document in a language: `sh`, `yaml`. */
export function blocksIn(path: string, language: string): string[] {
  return [...readProject(path).matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
}

/** The lines of a document's shell blocks, without remarks. */
export function shellLines(path: string): string[] {
  return blocksIn(path, 'sh')
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** The arguments of every `npx discovery …` that the documents show, each once. */
export function discoveryLines(): string[] {
  const shown = DOCUMENTS.flatMap(shellLines).flatMap((line) => /^npx discovery (.*)/.exec(line)?.[1] ?? []);
  return [...new Set(shown)];
}
