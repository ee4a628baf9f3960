import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildModel } from '../../src/language/buildModel.ts';
import type { Model } from '../../src/language/model.ts';
import { parseUnit } from '../../src/language/parseUnit.ts';
import { parseAssumptionRows } from '../../src/language/tables/parseAssumptionRows.ts';
import { sameUnit } from '../../src/language/unit.ts';
import { parseTable } from '../../src/tables/parseTable.ts';

const read = (file: string): string => readFileSync(new URL(`../../models/discovery/${file}`, import.meta.url), 'utf8');
const shipped = new Map(
  readdirSync(new URL('../../models/discovery/', import.meta.url))
    .filter((file) => file.includes('.'))
    .map((file) => [file, read(file)]),
);

/** The model in models/, with some of its files changed. */
function build(changes: Readonly<Record<string, string>> = {}): Model {
  const files = new Map([...shipped, ...Object.entries(changes)].filter(([file]) => file.endsWith('.csv')));
  const tables = new Map(
    [...files].map(([file, text]) => [file, parseTable({ path: file, bytes: new TextEncoder().encode(text) })]),
  );
  const register = tables.get('assumptions.csv');
  return buildModel({
    yaml: { file: 'models/discovery/model.yaml', text: read('model.yaml') },
    tables,
    assumptions: register ? parseAssumptionRows(register) : [],
  });
}

test('the shipped model has no issue, and every variable has a place in both orders', () => {
  const model = build();
  const names = [...model.variables.keys()].sort();
  expect([...model.order.first].sort()).toEqual(names);
  expect([...model.order.later].sort()).toEqual(names);
});

test('what the report counts on is declared, and everything says what it is', () => {
  const model = build();
  const declared = [
    ...model.inputs.values(),
    ...model.parameters.values(),
    ...model.variables.values(),
    ...model.tables.values(),
  ];
  expect(declared.filter(({ about }) => !/\S\.$/.test(about)).map(({ name }) => name)).toEqual([]);
  expect(sameUnit(model.variables.get('contribution_margin')?.unit ?? new Map(), parseUnit('money/month'))).toBe(true);
});

test('a fourth channel is a column, and its signal a row', () => {
  const words = [
    'Voice Assistants',
    'LLM training data',
    'Skills',
    'Low - sponsored answers',
    'High',
    'One-time + maintenance (content)',
    'Quality-dependent',
  ];
  const channels = read('channels.csv')
    .trimEnd()
    .split(/\r?\n/)
    .map((line, index) => `${line},${words[index] ?? ''}`)
    .join('\n');
  const [header = '', ...signals] = read('signals.csv').trimEnd().split(/\r?\n/);
  const skill = header
    .split(',')
    .map((column, index) => ['skills', 'Skills', 'voice_assistants'][index] ?? (column === 'weight' ? '1' : '0'))
    .join(',');
  const model = build({ 'channels.csv': channels, 'signals.csv': [header, ...signals, skill].join('\n') });
  expect(model.dimensions.get('channel')?.members.at(-1)).toEqual({ id: 'voice_assistants', label: 'Voice Assistants' });
  expect(model.channelTable.words.get('voice_assistants')).toEqual(words.slice(1));
  expect(model.dimensions.get('signal')?.members.at(-1)?.owner).toBe('voice_assistants');
  expect(model.order).toEqual(build().order);
});
