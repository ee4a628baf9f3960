import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseText, placeOf, ROOT, type Source, sourcesIn } from '../helpers/sources.ts';

/** One `expression // => result` of a doc comment. */
interface Example {
  readonly path: string;
  readonly place: string;
  readonly expression: string;
  readonly result: string;
}

const SOURCES = sourcesIn('src').filter(({ path }) => !path.startsWith('src/cli/commands/'));
const EXAMPLES = SOURCES.flatMap(examplesOf);

function examplesOf(source: Source): Example[] {
  return source.comments
    .filter((comment) => comment.type === 'Block' && comment.value.includes('@example'))
    .flatMap((comment) => {
      const place = placeOf(source, comment.start);
      return blocksOf(comment.value).flatMap((block) => pairsOf(block).map((pair) => ({ path: source.path, place, ...pair })));
    });
}

/** The lines under each `@example`, up to the next tag or the end of the comment. */
function blocksOf(comment: string): string[][] {
  const text = comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, ''))
    .join('\n');
  return text
    .split(/@example\b/)
    .slice(1)
    .map((block) => block.split(/^@\w+/m)[0]?.split('\n') ?? []);
}

/** An expression may run over lines; `// =>` ends it, on its last line or on a line of its own. */
function pairsOf(lines: readonly string[]): { expression: string; result: string }[] {
  const pairs: { expression: string; result: string }[] = [];
  let open: string[] = [];
  for (const line of lines) {
    const [before = '', result] = line.split('// =>');
    open.push(before);
    if (result === undefined) continue;
    pairs.push({ expression: open.join('\n').trim(), result: result.trim() });
    open = [];
  }
  if (open.join('').trim() !== '') pairs.push({ expression: open.join('\n').trim(), result: '' });
  return pairs;
}

/** What an example may name: the exports of its file, and what the file imports from its neighbours. */
async function namesIn(path: string): Promise<Map<string, unknown>> {
  const source = SOURCES.find((item) => item.path === path);
  const names = new Map<string, unknown>();
  for (const { moduleRequest, entries } of source?.module.staticImports ?? []) {
    if (!moduleRequest.value.startsWith('.')) continue;
    const module = await load(posix.join(posix.dirname(path), moduleRequest.value));
    for (const { importName, localName, isType } of entries) {
      if (!isType && importName.kind === 'Name') names.set(localName.value, module.get(importName.name ?? ''));
    }
  }
  for (const [name, value] of await load(path)) names.set(name, value);
  return names;
}

async function load(path: string): Promise<Map<string, unknown>> {
  return new Map(Object.entries((await import(/* @vite-ignore */ join(ROOT, path))) as object));
}

function evaluate(text: string, names: ReadonlyMap<string, unknown>): unknown {
  return new Function(...names.keys(), `return (${text}\n);`)(...names.values());
}

describe('the examples in doc comments', () => {
  it.each(EXAMPLES)('$place: $expression', async ({ path, expression, result }) => {
    const names = await namesIn(path);
    expect(result, 'an example ends in "// => result"').not.toBe('');
    expect(evaluate(expression, names)).toEqual(evaluate(result, names));
  });

  it('are found, over several lines too', () => {
    const text = '/** Adds.\n * @example\n * add(1,\n *   2) // => 3\n * add(2, 2)\n * // => 4\n * @throws never */';
    expect(
      examplesOf(parseText('sample.ts', text)).map(({ expression, result }) => [expression.replace(/\s+/g, ' '), result]),
    ).toEqual([
      ['add(1, 2)', '3'],
      ['add(2, 2)', '4'],
    ]);
    expect(EXAMPLES.length).toBeGreaterThan(10);
  });
});
