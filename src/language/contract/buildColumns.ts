import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { attempt, locate, type TextNode, wordsOf } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { Input } from '../model.ts';
import { isSpending } from '../unit.ts';
import { KIND_NAMES } from './buildFacts.ts';
import { inputsOfLine } from './buildLines.ts';
import type { Column, FactField, Line, Ratio } from './contract.ts';
import { type Known, nameAmong } from './known.ts';
import { parseRatio } from './parseRatio.ts';
import { readMost } from './readTold.ts';
import { asWords, isYes, oneOf, told } from './say.ts';

interface Scope extends Known {
  readonly lines: ReadonlyMap<string, Line>;
  readonly facts: ReadonlyMap<string, FactField>;
}

/**
 * The columns of history.csv. A column that an observation measures and that is not declared is free of words: any number. An input
 * that no column leads to is a column of its own name, and needed.
 */
export function buildColumns(declared: readonly Declared[], scope: Scope, issues: Issue[]): ReadonlyMap<string, Column> {
  const names = new Map(declared.map(({ name }) => [name.text, name]));
  const columns = new Map(declared.map((one) => [one.name.text, buildColumn(one, { ...scope, names }, issues)]));
  for (const { name, over, place } of scope.observations.values()) {
    if (!columns.has(name)) columns.set(name, observed({ name, place, ...(over !== undefined && { over }) }));
  }
  const reached = new Set(
    [...columns.values()].flatMap(({ gives }) => {
      const line = gives === undefined ? undefined : scope.lines.get(gives);
      return line ? inputsOfLine(line) : [];
    }),
  );
  for (const input of scope.inputs.values()) {
    if (!reached.has(input.name) && !columns.has(input.name)) columns.set(input.name, inputColumn(input));
  }
  return columns;
}

function inputColumn({ name, over, unit, about, label, otherwise, place }: Input): Column {
  const kind = isSpending(unit) ? ('money' as const) : ('free' as const);
  const plain = { name, label, about, also: [], kind, needed: otherwise === undefined, attributed: false, gives: name, place };
  return { ...plain, ...(over !== undefined && { over }) };
}

function observed({ name, over, place }: Pick<Column, 'name' | 'place' | 'over'>): Column {
  const plain = {
    name,
    label: asWords(name),
    about: '',
    also: [],
    kind: 'free' as const,
    needed: false,
    attributed: false,
  };
  return { ...plain, place, ...(over !== undefined && { over }) };
}

function buildColumn(one: Declared, scope: Scope & { readonly names: ReadonlyMap<string, TextNode> }, issues: Issue[]): Column {
  const { name, fields, lists } = one;
  const { dimensions, lines, parameters, variables, observations, names } = scope;
  const written = fields.get('kind');
  const kind = oneOf(written, { what: 'kind', among: KIND_NAMES }, issues);
  const derived = ratio(fields.get('derived'), scope, issues);
  if (!written && !derived) issues.push(neither(name));
  const among = {
    ...{ over: dimensions, by: dimensions, gives: lines, starts: parameters, parts: parameters },
    ...{ strays: names, within: names },
  };
  const named = Object.entries(among).flatMap(([field, map]) => {
    const found = nameAmong<unknown>(fields.get(field), { what: WHAT[field] ?? 'name', among: map }, issues);
    return found === undefined ? [] : [[field, found] as const];
  });
  const observation = observations.get(name.text);
  const measures = nameAmong(fields.get('measures'), { what: 'variable', among: variables }, issues) ?? observation?.of;
  const otherwise = ratio(fields.get('otherwise'), scope, issues);
  const most = readMost(fields.get('most'), new Set(scope.facts.keys()), issues);
  const itself = kind !== undefined && lines.has(name.text) ? name.text : undefined;
  return {
    name: name.text,
    ...told(one, issues),
    about: wordsOf(fields, 'about'),
    also: (lists.get('also') ?? []).map(({ text }) => text),
    ...(lists.has('formerly') && { formerly: lists.get('formerly')?.map(({ text }) => text) ?? [] }),
    ...(kind && { kind }),
    needed: isYes(fields.get('needed'), issues),
    attributed: isYes(fields.get('attributed'), issues),
    ...(derived && { derived }),
    ...(otherwise && { otherwise }),
    ...(measures !== undefined && { measures }),
    ...most,
    ...(itself !== undefined && { gives: itself }),
    ...(Object.fromEntries(named) as Pick<Column, 'over' | 'by' | 'gives' | 'starts' | 'parts' | 'strays' | 'within'>),
    place: locate(name).place ?? { file: '' },
  };
}

const WHAT: Readonly<Record<string, string>> = {
  over: 'dimension',
  by: 'dimension',
  gives: 'line',
  starts: 'parameter',
  parts: 'parameter',
  strays: 'column',
  within: 'column',
};

function neither(name: TextNode): Issue {
  return {
    opening: 'missing',
    message: `"kind" of "${name.text}"`,
    ...locate(name),
    advice: `Say what its numbers are (${KIND_NAMES.join(', ')}), or how it is derived from other columns.`,
  };
}

/** A formula whose names are columns or facts. */
function ratio(
  node: TextNode | undefined,
  { names, facts }: { readonly names: ReadonlyMap<string, TextNode>; readonly facts: ReadonlyMap<string, FactField> },
  issues: Issue[],
): Ratio | undefined {
  const read = node && attempt(node, issues, parseRatio);
  for (const name of read && node ? [...read.over, ...read.under] : []) {
    if (names.has(name) || facts.has(name) || !node) continue;
    const advice = suggest(name, [...names.keys(), ...facts.keys()]);
    issues.push({ opening: 'unknown', message: `column "${name}"`, ...locate(node), advice });
  }
  return read;
}
