import type { LineCounter } from 'yaml';
import { InputError, type Issue } from '../../core/error.ts';

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
}

/** A word or a text of the document, with the place of each of its characters in the file (and of its end). */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly source: SourceFile;
  readonly origins: readonly number[];
}

export interface MappingNode {
  readonly kind: 'mapping';
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: TextNode;
  readonly value: DocumentNode;
}

/** Texts in an order. */
export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly TextNode[];
}

export type DocumentNode = TextNode | MappingNode | ListNode;

/** What a field says; blank where it is left out. */
export function wordsOf(fields: ReadonlyMap<string, TextNode>, name: string): string {
  const field = fields.get(name);
  return field === undefined ? '' : field.text;
}

/** Where a piece of a text node stands: file, line and column, and the line itself with the piece marked. */
export function locate(node: TextNode, from = 0, to = node.text.length): Pick<Issue, 'place' | 'excerpt'> {
  const start = node.origins[from] ?? node.origins.at(-1) ?? 0;
  const end = to > from ? (node.origins[to - 1] ?? start) + 1 : start;
  return locateOffsets(node.source, start, end);
}

/** The same for two offsets in the file. A piece that runs over several lines is marked to the end of its first. */
export function locateOffsets({ file, text, lines }: SourceFile, start: number, end: number): Pick<Issue, 'place' | 'excerpt'> {
  const { line, col } = lines.linePos(start);
  const lineStart = start - (col - 1);
  const lineEnd = /\r?\n|$/.exec(text.slice(lineStart))?.index ?? 0;
  const excerpt = {
    text: text.slice(lineStart, lineStart + lineEnd),
    from: col - 1,
    to: Math.min(Math.max(end - lineStart, col), Math.max(lineEnd, col)),
  };
  return { place: { file, line, column: col }, excerpt };
}

/** What `read` makes of the node's text; its issues go on the list, placed in the user's own line. */
export function attempt<Result>(node: TextNode, issues: Issue[], read: (text: string) => Result): Result | undefined {
  try {
    return read(node.text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    issues.push(...error.issues.map((issue) => ({ ...issue, ...locate(node, issue.excerpt?.from, issue.excerpt?.to) })));
    return undefined;
  }
}
