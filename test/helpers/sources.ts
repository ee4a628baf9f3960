import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type ParseResult, parseSync } from 'oxc-parser';

export const ROOT = join(import.meta.dirname, '..', '..');

/** Never looked into: what is installed, built or measured. */
const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', 'dist', 'coverage', 'tmp', '.git']);

/** Every file of the project below `folder`, as paths from the root with `/`, in order. */
export function projectFiles(folder = ''): string[] {
  const found = readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = relative(ROOT, join(ROOT, folder, entry.name))
      .split(sep)
      .join('/');
    if (PASSED_OVER.has(entry.name)) return [];
    return entry.isDirectory() ? projectFiles(path) : [path];
  });
  return found.sort();
}

export function readProject(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A TypeScript file of the project: its text, its tree, its comments, and every node of the tree. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly module: ParseResult['module'];
  readonly comments: ParseResult['comments'];
  readonly visits: readonly Visit[];
}

/** A node of the tree as the tests read it: the kind, where it stands, and whatever else the kind has. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

/** A node with its parent and the property of the parent that holds it. */
export interface Visit {
  readonly node: Node;
  readonly parent: Node | undefined;
  readonly property: string;
}

export function parseText(path: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map((error) => error.message).join('; ')}`);
  const root = program as unknown as Node;
  return { path, text, program: root, module, comments, visits: visitsBelow(root) };
}

/** Folders that have been parsed: a guard of the sources costs one reading of them, however many guards there are. */
const PARSED = new Map<string, readonly Source[]>();

/** The TypeScript files below `folder`, parsed. */
export function sourcesIn(folder: string): readonly Source[] {
  const found = PARSED.get(folder);
  if (found !== undefined) return found;
  const sources = projectFiles(folder)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => parseText(path, readProject(path)));
  PARSED.set(folder, sources);
  return sources;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** `root` and every node below it. */
function visitsBelow(root: Node): Visit[] {
  const visits: Visit[] = [{ node: root, parent: undefined, property: '' }];
  for (const { node } of visits) {
    for (const property in node) {
      const value = node[property];
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) visits.push({ node: child, parent: node, property });
    }
  }
  return visits;
}

/** `path:line` of a position in a source. */
export function placeOf({ path, text }: Source, position: number): string {
  return `${path}:${text.slice(0, position).split('\n').length}`;
}
