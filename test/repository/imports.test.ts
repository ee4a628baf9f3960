import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Node, placeOf, type Source, sourcesIn } from '../helpers/sources.ts';
import { houseRules, packageDoors } from './houseTable.ts';

interface Import {
  readonly from: string;
  readonly target: string;
  readonly typesOnly: boolean;
  readonly place: string;
}

const RULES = houseRules();
const IMPORTS = sourcesIn('src').flatMap(importsOf);

function importsOf(source: Source): Import[] {
  return source.visits.flatMap(({ node }) => {
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

function targetFolder(item: Import): string {
  return folderOf(pathOf(item));
}

function breaksHouse(item: Import): boolean {
  const from = folderOf(item.from);
  const to = targetFolder(item);
  const rule = RULES.get(from);
  return from !== to && !(item.typesOnly ? rule?.types : rule?.values)?.has(to);
}

function breaksDoor({ from, target }: Import, doors: ReadonlyMap<string, string>): boolean {
  const name = target.startsWith('node:') ? 'node:*' : target.split('/', target.startsWith('@') ? 2 : 1).join('/');
  return doors.get(name) !== folderOf(from);
}

/** Where an import within the project leads: `src/core/error.ts`. */
function pathOf({ from, target }: Import): string {
  return posix.join(posix.dirname(from), target);
}

/** Every circle of imports once, as the files on the way round. */
function circlesOf(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const item of imports.filter(({ target }) => target.startsWith('.'))) {
    next.set(item.from, [...(next.get(item.from) ?? []), pathOf(item)]);
  }
  const circles: string[][] = [];
  const done = new Set<string>();
  const follow = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start >= 0) circles.push(way.slice(start));
    if (start >= 0 || done.has(path)) return;
    for (const target of next.get(path) ?? []) follow(target, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) follow(path, []);
  return circles;
}

const places = (imports: readonly Import[]): string[] => imports.map(({ place, target }) => `${place} imports ${target}`);

describe('the tables of src/README.md', () => {
  it('name every folder of src/, and nothing else', () => {
    const folders = new Set(sourcesIn('src').map(({ path }) => folderOf(path)));
    expect([...RULES.keys()].sort()).toEqual([...folders].sort());
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
  const odd = IMPORTS.filter((item) => {
    const path = pathOf(item);
    return item.target.startsWith('.') && !(path.startsWith('src/') && path.endsWith('.ts'));
  });
  expect(places(odd)).toEqual([]);
});

describe('no file imports itself by way of others', () => {
  it('in src/, types included', () => {
    expect(circlesOf(IMPORTS).map((circle) => circle.join(' → '))).toEqual([]);
  });

  it('would be seen', () => {
    const round = [
      ['src/a.ts', './b.ts'],
      ['src/b.ts', './c/d.ts'],
      ['src/c/d.ts', '../b.ts'],
    ].map(([from = '', target = '']) => ({ from, target, typesOnly: true, place: '' }));
    expect(circlesOf(round)).toEqual([['src/b.ts', 'src/c/d.ts']]);
    expect(circlesOf(round.slice(0, 2))).toEqual([]);
  });
});

it('no two files of src/ have the same name', () => {
  const names = sourcesIn('src').map(({ path }) => posix.basename(path));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
