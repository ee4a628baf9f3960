import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, type YAMLError } from 'yaml';
import { fail, InputError, type Issue } from '../../core/error.ts';
import { type DocumentNode, type Entry, locateOffsets, type MappingNode, type SourceFile, type TextNode } from './node.ts';

const MOST_CHARACTERS = 1_000_000;
const MOST_YAML_ISSUES = 5;

interface Reading {
  readonly source: SourceFile;
  readonly issues: Issue[];
}

/**
 * A YAML file as mappings and texts with their places; every scalar stays the text it was written as. Throws an
 * InputError for broken YAML, duplicate keys, tags, references, lists of anything but texts, and files of more than a million
 * characters.
 */
export function readDocument(file: string, text: string): MappingNode {
  if (text.length > MOST_CHARACTERS) {
    fail({
      opening: 'invalid',
      message: `model file: it has more than ${MOST_CHARACTERS} characters`,
      place: { file },
      advice: 'Keep data in CSV files beside it.',
    });
  }
  const reading: Reading = { source: { file, text, lines: new LineCounter() }, issues: [] };
  const contents = parseYaml(reading);
  if (!isMap(contents))
    fail({
      opening: 'missing',
      message: 'model: the file holds no sections',
      place: { file, line: 1 },
      advice: 'Write sections such as "inputs:", "parameters:" and "variables:".',
    });
  const root = toNode(contents, reading);
  if (reading.issues.length > 0) throw new InputError(reading.issues);
  return root.kind === 'mapping' ? root : { kind: 'mapping', entries: [] };
}

/** Warnings count as errors: an unknown tag is one, and its text would otherwise come through as if it were plain. */
function parseYaml({ source }: Reading): Node | null {
  const parsed = parseDocument(source.text, {
    lineCounter: source.lines,
    prettyErrors: false,
    schema: 'core',
    version: '1.2',
  });
  const problems = [...parsed.errors, ...parsed.warnings];
  if (problems.length > 0) throw new InputError(problems.slice(0, MOST_YAML_ISSUES).map((problem) => yamlIssue(problem, source)));
  return parsed.contents;
}

const ADVICE: ReadonlyMap<string, string> = new Map([
  ['DUPLICATE_KEY', 'Give each name once; rename or remove this one.'],
  ['TAG_RESOLVE_FAILED', 'Remove the tag: a model holds plain text and numbers.'],
  ['RESOURCE_EXHAUSTION', 'A model nests three or four levels deep; remove the others.'],
  ['BLOCK_AS_IMPLICIT_KEY', 'Put a text that holds a colon, such as a choice a ? b : c, between quotes.'],
  ['BLOCK_IN_FLOW', 'Put a text that holds a colon, such as a choice a ? b : c, between quotes.'],
  ['MULTIPLE_DOCS', 'Remove the line --- and join what follows, or give it a file of its own.'],
  ['TAB_AS_INDENT', 'Indent with spaces.'],
]);

/** Instead of words that are meant for whoever calls the package. */
const SAID: ReadonlyMap<string, string> = new Map([['MULTIPLE_DOCS', 'a second document begins']]);

function yamlIssue({ code, message, pos }: YAMLError, source: SourceFile): Issue {
  const advice = ADVICE.get(code) ?? 'Correct the YAML at the mark.';
  const said = SAID.get(code) ?? (/call stack/i.test(message) ? 'it is nested too deeply to be read' : message);
  const what = said.charAt(0).toLowerCase() + said.slice(1).replace(/\s+/g, ' ');
  return { opening: 'invalid', message: `YAML: ${what}`, ...locateOffsets(source, pos[0], pos[1]), advice };
}

function toNode(node: Node | null, reading: Reading): DocumentNode {
  if (isMap<Node, Node | null>(node))
    return {
      kind: 'mapping',
      entries: node.items.flatMap((pair) => toEntry(pair, { ...reading, isOneLine: node.flow === true })),
    };
  if (isScalar(node)) return toText(node, reading.source);
  if (isSeq<Node>(node) && node.items.every((item) => isScalar(item)))
    return { kind: 'list', items: node.items.map((item) => toText(item, reading.source)) };
  const [what, advice] = isAlias(node)
    ? ['a reference', 'Write the value out: references are not followed.']
    : [
        'a list of more than texts',
        'Write texts in a list, as in "[one, two]", or names with their values, as in "unit: money".',
      ];
  const [start = 0, end = 0] = node?.range ?? [];
  reading.issues.push({
    opening: 'invalid',
    message: `YAML: ${what} stands here`,
    ...locateOffsets(reading.source, start, end),
    advice,
  });
  return { kind: 'mapping', entries: [] };
}

function toEntry(
  { key, value }: { readonly key: Node; readonly value: Node | null },
  reading: Reading & { readonly isOneLine: boolean },
): Entry[] {
  const name = toNode(key, reading);
  if (name.kind !== 'text') return [];
  const [start = 0, end = start] = key.range ?? [];
  if (value === null && reading.isOneLine) {
    reading.issues.push({
      opening: 'invalid',
      message: `YAML: "${name.text}" stands here without a value`,
      ...locateOffsets(reading.source, start, end),
      advice: 'Put a text that holds a comma, such as max(a, b), between quotes.',
    });
    return [];
  }
  const empty: TextNode = { kind: 'text', text: '', source: reading.source, origins: [end] };
  return [{ key: name, value: value === null ? empty : toNode(value, reading) }];
}

function toText(scalar: Scalar, source: SourceFile): TextNode {
  const written = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
  const text = written.replace(/\s+$/, '');
  return { kind: 'text', text, source, origins: originsOf(text, scalar, source) };
}

/**
 * Where each character of a scalar stands in the file. YAML folds white space and leaves the rest as it is, so the
 * other characters are the same in both and in the same order; where an escape breaks that, the scalar's start stands in.
 */
function originsOf(text: string, { range, type }: Scalar, source: SourceFile): readonly number[] {
  const [start = 0, end = start] = range ?? [];
  const origins: number[] = [];
  let at = start + (type?.startsWith('QUOTE') ? 1 : 0);
  if (type?.startsWith('BLOCK')) at = source.text.indexOf('\n', start) + 1;
  for (const character of text.split('')) {
    while (/\S/.test(character) && at < end && /\s/.test(source.text.charAt(at))) at++;
    if (/\S/.test(character) && source.text.charAt(at) !== character) return Array.from({ length: text.length + 1 }, () => start);
    origins.push(Math.min(at, end));
    at++;
  }
  return [...origins, at];
}
