import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { locate, type TextNode } from '../document/node.ts';
import type { DatedTable, Dimension, Input, Observation, OpenDimension, Parameter, Variable } from '../model.ts';

/** What a contract may name. */
export interface Known {
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly inputs: ReadonlyMap<string, Input>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly tables: ReadonlyMap<string, DatedTable>;
  readonly observations: ReadonlyMap<string, Observation>;
  readonly open: readonly OpenDimension[];
}

/** The name that a node writes, where it is one of these; an unknown one is an issue, and undefined. */
export function nameAmong<Thing>(
  node: TextNode | undefined,
  { what, among }: { readonly what: string; readonly among: ReadonlyMap<string, Thing> },
  issues: Issue[],
): string | undefined {
  if (node === undefined) return undefined;
  if (among.has(node.text)) return node.text;
  issues.push({
    opening: 'unknown',
    message: `${what} "${node.text}"`,
    ...locate(node),
    advice: suggest(node.text, [...among.keys()]),
  });
  return undefined;
}
