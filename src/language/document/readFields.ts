import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { type DocumentNode, type Entry, locate, type MappingNode, type TextNode } from './node.ts';

export interface FieldNames {
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
}

/** A named thing of the model file, with what is written under its name. */
export interface Declared {
  readonly name: TextNode;
  readonly fields: ReadonlyMap<string, TextNode>;
}

/** The entries of a mapping by name, where only some names are known. */
export function readEntries(node: MappingNode, known: readonly string[], issues: Issue[]): ReadonlyMap<string, Entry> {
  for (const { key } of node.entries) {
    if (!known.includes(key.text))
      issues.push({ opening: 'unknown', message: `key "${key.text}"`, ...locate(key), advice: suggest(key.text, known) });
  }
  return new Map(node.entries.map((entry) => [entry.key.text, entry]));
}

/** What stands under a name: needed and allowed fields, each a text. */
export function readDeclared({ key, value }: Entry, { needed, allowed }: FieldNames, issues: Issue[]): Declared {
  const entries = mappingOf({ key, value }, issues);
  const found = readEntries(entries, [...needed, ...allowed], issues);
  for (const field of needed) {
    const given = found.get(field)?.value;
    if (given === undefined || (given.kind === 'text' && given.text === '')) {
      issues.push({
        opening: 'missing',
        message: `"${field}" of "${key.text}"`,
        ...locate(key),
        advice: `Add "${field}: …" under it.`,
      });
    }
  }
  return { name: key, fields: textsOf(found, issues) };
}

/** What stands under a name, as a mapping; an empty value is an empty mapping. */
export function mappingOf({ key, value }: Entry, issues: Issue[]): MappingNode {
  if (value.kind === 'mapping') return value;
  if (value.text !== '')
    issues.push({
      opening: 'invalid',
      message: `value of "${key.text}"`,
      ...locate(value),
      advice: 'Write names with their values under it, as in "unit: money".',
    });
  return { kind: 'mapping', entries: [] };
}

function textsOf(found: ReadonlyMap<string, Entry>, issues: Issue[]): ReadonlyMap<string, TextNode> {
  const texts = new Map<string, TextNode>();
  for (const [name, { key, value }] of found) {
    if (isText(value)) texts.set(name, value);
    else
      issues.push({
        opening: 'invalid',
        message: `value of "${name}"`,
        ...locate(key),
        advice: 'Write a text or a number after the colon.',
      });
  }
  return texts;
}

function isText(node: DocumentNode): node is TextNode {
  return node.kind === 'text';
}
