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

/** A TypeScript file of the project: its text, its tree, its comments. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly module: ParseResult['module'];
  readonly comments: ParseResult['comments'];
}

/** A node of the tree as the tests walk it: the kind, where it stands, and whatever else the kind has. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export function parseText(path: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map((error) => error.message).join('; ')}`);
  return { path, text, program: program as unknown as Node, module, comments };
}

/** The TypeScript files below `folder`, parsed. */
export function sourcesIn(folder: string): Source[] {
  return projectFiles(folder)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => parseText(path, readProject(path)));
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Every node below `node`, itself included, with its parent and the property of the parent that holds it. */
export function* walk(
  node: Node,
  parent?: Node,
  property = '',
): Generator<{ readonly node: Node; readonly parent: Node | undefined; readonly property: string }> {
  yield { node, parent, property };
  for (const [key, value] of Object.entries(node)) {
    for (const child of [value].flat()) if (isNode(child)) yield* walk(child, node, key);
  }
}

/** `path:line` of a position in a source. */
export function placeOf({ path, text }: Source, position: number): string {
  return `${path}:${text.slice(0, position).split('\n').length}`;
}
