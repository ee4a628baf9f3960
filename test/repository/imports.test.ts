import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Node, placeOf, type Source, sourcesIn, walk } from '../helpers/sources.ts';
import { houseRules, packageDoors } from './houseTable.ts';

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typesOnly: boolean;
  readonly place: string;
}

const IMPORTS = sourcesIn('src').flatMap(importsOf);

function importsOf(source: Source): Import[] {
  return [...walk(source.program)].flatMap(({ node }) => {
    const target = (node.source as { value?: unknown } | null | undefined)?.value;
    if (typeof target !== 'string') return [];
    return [{ from: source.path, target, typesOnly: isTypesOnly(node), place: placeOf(source, node.start) }];
  });
}

function isTypesOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as readonly { importKind?: string; exportKind?: string }[];
  return (
    specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type' || specifier.exportKind === 'type')
  );
}

/** `core` for src/core/error.ts, `pipeline.ts` for src/pipeline.ts. */
function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function targetFolder({ from, target }: Import): string {
  return folderOf(posix.join(posix.dirname(from), target));
}

function breaksHouse(item: Import): boolean {
  const from = folderOf(item.from);
  const to = targetFolder(item);
  const rule = houseRules().get(from);
  return from !== to && !(item.typesOnly ? rule?.types : rule?.values)?.has(to);
}

function breaksDoor({ from, target }: Import, doors: ReadonlyMap<string, string>): boolean {
  const name = target.startsWith('node:') ? 'node:*' : target.split('/', target.startsWith('@') ? 2 : 1).join('/');
  return doors.get(name) !== folderOf(from);
}

const places = (imports: readonly Import[]): string[] => imports.map(({ place, target }) => `${place} imports ${target}`);

describe('the tables of src/README.md', () => {
  it('name every folder of src/, and nothing else', () => {
    const folders = new Set(sourcesIn('src').map(({ path }) => folderOf(path)));
    expect([...houseRules().keys()].sort()).toEqual([...folders].sort());
  });

  it('are kept by every import between folders', () => {
    expect(places(IMPORTS.filter((item) => item.target.startsWith('.') && breaksHouse(item)))).toEqual([]);
  });

  it('are kept by every import of a package', () => {
    const doors = packageDoors();
    expect(places(IMPORTS.filter((item) => !item.target.startsWith('.') && breaksDoor(item, doors)))).toEqual([]);
  });

  it('would catch an import that goes back', () => {
    const back = { from: 'src/core/error.ts', target: '../language/unit.ts', typesOnly: true, place: '' };
    expect(breaksHouse(back)).toBe(true);
    expect(breaksHouse({ ...back, from: 'src/program/kernel.ts' })).toBe(false);
    expect(breaksDoor({ ...back, target: 'mathjs/number' }, packageDoors())).toBe(true);
  });
});

it('relative imports name a TypeScript file of src/ with its extension', () => {
  const odd = IMPORTS.filter(({ from, target }) => {
    const path = posix.join(posix.dirname(from), target);
    return target.startsWith('.') && !(path.startsWith('src/') && path.endsWith('.ts'));
  });
  expect(places(odd)).toEqual([]);
});
