import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { locate, type TextNode } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { Column, FactField } from './contract.ts';
import { plainNumber } from './say.ts';

interface Names {
  /** Of facts, and of columns of the history. */
  readonly names: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
}

/** How a fact comes from what else is known: `estimated: search_clicks / 0.8`, or `odds: repeat_rate, grows_with: total_sales, lag: 4`. */
export function readTold(
  { fields }: Declared,
  { names, columns }: Names,
  issues: Issue[],
): Pick<FactField, 'estimated' | 'odds'> {
  const [estimated, odds, grows] = [fields.get('estimated'), fields.get('odds'), fields.get('grows_with')];
  const [, column, over] = (estimated && /^([a-z][a-z0-9_]*)\s*\/\s*(\d*\.?\d+)$/.exec(estimated.text)) ?? [];
  if (estimated && !(Number(over) > 0))
    issues.push(wrong(estimated, 'estimated', 'Name a column of the history over a number, as in clicks / 0.8.'));
  if (estimated && column !== undefined) among(estimated, { name: column, what: 'column', known: columns }, issues);
  if (odds) among(odds, { name: odds.text, what: 'fact', known: names }, issues);
  if (grows) among(grows, { name: grows.text, what: 'column', known: columns }, issues);
  const lag = plainNumber(fields.get('lag'), issues) ?? 0;
  return {
    ...(column !== undefined && { estimated: { column, over: Number(over) } }),
    ...(odds && { odds: { fact: odds.text, ...(grows && { column: grows.text }), lag } }),
  };
}

/** `most: 0.9 category_discoveries`: no larger part of a fact. */
export function readMost(node: TextNode | undefined, facts: ReadonlySet<string>, issues: Issue[]): Pick<Column, 'most'> {
  if (!node) return {};
  const [, part, fact] = /^(\d*\.?\d+)\s+([a-z][a-z0-9_]*)$/.exec(node.text) ?? [];
  if (fact === undefined) {
    issues.push(wrong(node, 'most', 'Write the part and the fact, as in 0.9 market_size.'));
    return {};
  }
  among(node, { name: fact, what: 'fact', known: facts }, issues);
  return { most: { fact, part: Number(part) } };
}

function among(
  node: TextNode,
  { name, what, known }: { readonly name: string; readonly what: string; readonly known: ReadonlySet<string> },
  issues: Issue[],
): void {
  if (known.has(name)) return;
  issues.push({ opening: 'unknown', message: `${what} "${name}"`, ...locate(node), advice: suggest(name, [...known]) });
}

function wrong(node: TextNode, field: string, advice: string): Issue {
  return { opening: 'invalid', message: `${field} "${node.text}"`, ...locate(node), advice };
}
