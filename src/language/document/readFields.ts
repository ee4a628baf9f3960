import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { type DocumentNode, type Entry, locate, type MappingNode, type TextNode } from './node.ts';

export interface FieldNames {
  readonly needed: readonly string[];
  readonly allowed: readonly string[];
  /** Fields that hold a list of texts; one text alone is a list of one. */
  readonly lists?: readonly string[];
  /** Fields that hold names with a text each. */
  readonly mappings?: readonly string[];
}

/** A named thing of the model file, with what is written under its name. */
export interface Declared {
  readonly name: TextNode;
  readonly fields: ReadonlyMap<string, TextNode>;
  readonly lists: ReadonlyMap<string, readonly TextNode[]>;
  readonly mappings: ReadonlyMap<string, readonly { readonly key: TextNode; readonly value: TextNode }[]>;
}

/** The entries of a mapping by name, where only some names are known. */
export function readEntries(node: MappingNode, known: readonly string[], issues: Issue[]): ReadonlyMap<string, Entry> {
  for (const { key } of node.entries) {
    if (!known.includes(key.text))
      issues.push({ opening: 'unknown', message: `key "${key.text}"`, ...locate(key), advice: suggest(key.text, known) });
  }
  return new Map(node.entries.map((entry) => [entry.key.text, entry]));
}

/** What stands under a name: needed and allowed fields, each a text, a list or a mapping as its name says. */
export function readDeclared({ key, value }: Entry, names: FieldNames, issues: Issue[]): Declared {
  const { needed, allowed, lists = [], mappings = [] } = names;
  const entries = mappingOf({ key, value }, issues);
  const found = readEntries(entries, [...needed, ...allowed, ...lists, ...mappings], issues);
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
  const among = (wanted: readonly string[]) => [...found].filter(([name]) => wanted.includes(name));
  return {
    name: key,
    fields: textsOf(new Map(among([...needed, ...allowed])), issues),
    lists: new Map(among(lists).map(([name, entry]) => [name, listOf(entry, issues)])),
    mappings: new Map(among(mappings).map(([name, entry]) => [name, pairsOf(entry, issues)])),
  };
}

/** The texts of a list; one text alone is a list of one. */
export function listOf({ key, value }: Entry, issues: Issue[]): readonly TextNode[] {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'text') return value.text === '' ? [] : [value];
  issues.push({
    opening: 'invalid',
    message: `value of "${key.text}"`,
    ...locate(key),
    advice: 'Write a list, as in "[one, two]".',
  });
  return [];
}

/** Names with a text each. */
export function pairsOf(entry: Entry, issues: Issue[]): { readonly key: TextNode; readonly value: TextNode }[] {
  const { entries } = mappingOf(entry, issues);
  const texts = textsOf(new Map(entries.map((one) => [one.key.text, one])), issues);
  return entries.flatMap(({ key }) => {
    const value = texts.get(key.text);
    return value ? [{ key, value }] : [];
  });
}

/** What stands under a name, as a mapping; an empty value is an empty mapping. */
export function mappingOf({ key, value }: Entry, issues: Issue[]): MappingNode {
  if (value.kind === 'mapping') return value;
  if (value.kind === 'list' || value.text !== '')
    issues.push({
      opening: 'invalid',
      message: `value of "${key.text}"`,
      ...locate(value.kind === 'list' ? key : value),
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
