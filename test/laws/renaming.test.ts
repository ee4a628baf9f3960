import { expect, test } from 'vitest';
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, visit } from 'yaml';
import type { Decision } from '../../src/decide/decision.ts';
import type { Model } from '../../src/language/model.ts';
import { decideStudy, loadModel, loadStudy, posteriorSource, type RunOptions, type SourceFile } from '../../src/pipeline.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { DEFAULT_OPTIONS, sourceFiles } from '../helpers/shipped.ts';

/** Sections whose keys are names; `variables` has them one level deeper. */
const SECTIONS = [
  'dimensions',
  'inputs',
  'parameters',
  'tables',
  'observations',
  'facts',
  'columns',
  'lines',
  'readings',
  'experiments',
  'outcomes',
  'tests',
];
/** Fields of declarations that hold names, or formulas and units of them. */
const FIELDS = new Set([
  ...['over', 'by', 'within', 'gives', 'sets', 'spends', 'starts', 'measures', 'strays', 'derived', 'otherwise', 'equals', 'of'],
  ...['density', 'spread', 'persistence', 'residual', 'trials', 'where', 'corrected_by', 'estimated_by', 'sampled'],
  ...['unit', 'units', 'roles', 'shown', 'spreads', 'plausible', 'odds', 'grows_with', 'estimated', 'most'],
  ...['like', 'line', 'outcome', 'error', 'floor', 'fee', 'each', 'alone', 'chosen_by', 'parts'],
]);

const model = sourceFiles('models/discovery');
const study = sourceFiles('inputs/demo').filter(({ path }) => path.endsWith('.csv'));

const textOf = (files: readonly SourceFile[], path: string): string =>
  new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);

const keysOf = (node: unknown): string[] =>
  isMap(node) ? node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])) : [];

/** Every name of the model: what it declares, its units and the numeric columns of its dimensions. */
function namesOf(yaml: Document): ReadonlySet<string> {
  const sections = SECTIONS.flatMap((section) => keysOf(yaml.get(section)));
  const variables = keysOf(yaml.get('variables')).flatMap((title) => keysOf(yaml.getIn(['variables', title])));
  const units = yaml.get('units');
  const constants = ['signals.csv', 'months.csv', 'ad_classes.csv'].flatMap(
    (file) => textOf(model, file).split('\n')[0]?.split(',') ?? [],
  );
  const plain = isSeq(units) ? units.items.map((unit) => String((unit as { value: unknown }).value)) : [];
  return new Set([...sections, ...variables, ...plain, ...constants.filter((name) => name !== 'label')]);
}

const yaml = parseDocument(textOf(model, 'model.yaml'));
const NAMES = namesOf(yaml);

/** Every name in a text gets another one; a member behind a dot is none. */
function renamed(text: string): string {
  return text.replaceAll(/(?<![a-z0-9_.])[a-z][a-z0-9_]*/g, (word) => (NAMES.has(word) ? `other_${word}` : word));
}

/** The model's text with every name changed: keys of sections, and values of fields that hold names. */
function renamedModel(): string {
  const copy = yaml.clone() as Document;
  visit(copy, {
    Pair: (_, { key, value }, path) => {
      if (!isScalar(key)) return undefined;
      const above = path.flatMap((node) => ('key' in node && isScalar(node.key) ? [String(node.key.value)] : []));
      const depth = above[0] === 'variables' ? 2 : 1;
      const isName =
        above.length === depth && (SECTIONS.includes(above[0] ?? '') || ['variables', 'plausible'].includes(above[0] ?? ''));
      if (FIELDS.has(String(key.value)) || above.some((name) => name === 'roles' || name === 'spreads' || name === 'sets'))
        renameValues(value as Node);
      if (isName || above.at(-1) === 'spreads') key.value = renamed(String(key.value));
      return undefined;
    },
  });
  return String(copy);
}

function renameValues(node: Node | null): void {
  if (isScalar(node) && typeof node.value === 'string') node.value = renamed(node.value);
  if (isSeq(node)) for (const item of node.items) renameValues(item as Node);
}

/** A table with its header and these columns renamed; every cell of the first column where none is named. */
function renamedTable(text: string, columns: readonly string[]): string {
  const [header = '', ...lines] = text.split('\n');
  const names = header.split(',');
  const places = columns.map((column) => names.indexOf(column));
  const rest = lines.map((line) =>
    line
      .split(',')
      .map((cell, index) => (places.includes(index) ? renamed(cell) : cell))
      .join(','),
  );
  return [header, ...rest].join('\n');
}

const headed = (text: string): string => {
  const [header = '', ...lines] = text.split('\n');
  return [renamed(header), ...lines].join('\n');
};

const COLUMNS = new Map<string, (text: string) => string>([
  ['model.yaml', renamedModel],
  ['assumptions.csv', (text) => renamedTable(text, ['name', 'unit'])],
  ['readings.csv', (text) => renamedTable(text, ['parameter', 'unit', 'reading']).replace(',channel,', ',other_channel,')],
  ['signals.csv', headed],
  ['months.csv', headed],
  ['ad_classes.csv', headed],
  ['product.csv', (text) => renamedTable(text, ['field'])],
  ['history.csv', headed],
]);

function changed(file: SourceFile): SourceFile {
  const change =
    COLUMNS.get(file.path) ??
    (file.path.startsWith('plans/') ? (text: string) => headed(renamedTable(text, ['line'])) : undefined);
  return change ? { ...file, bytes: new TextEncoder().encode(change(new TextDecoder().decode(file.bytes))) } : file;
}

function run(
  modelFiles: readonly SourceFile[],
  studyFiles: readonly SourceFile[],
): { decision: Decision; density: Float64Array } {
  const loaded: Model = loadModel(modelFiles);
  const reading = loaded.readingNames[0]?.name ?? '';
  const options: RunOptions = { ...DEFAULT_OPTIONS, reading, point: true };
  const read = loadStudy(studyFiles, loaded, { ...options, name: 'demo', folder: 'inputs/demo' });
  const source = { model: loaded, study: read, modelFiles, studyFiles, options };
  const target = createTarget(posteriorSource(source, { reading }));
  const places = Float64Array.from({ length: 2 * target.coordinates.length }, (_, index) => Math.sin(index));
  return { decision: decideStudy(source, () => undefined), density: target.logDensity(places, 2) };
}

test('another name for every name of the model, its tables and the study changes no number', () => {
  const [one, other] = [run(model, study), run(model.map(changed), study.map(changed))];
  expect(other.decision.model.variables.has('other_net_present_value')).toBe(true);
  expect(other.density).toEqual(one.density);
  const numbers = ({ plans, headline, tornado, actuals, otherReading }: Decision): unknown => ({
    plans: plans.map(({ series, totals, runOff, quarters, spend }) => [[...series.values()], totals, runOff, quarters, spend]),
    headline: headline.valueDifference,
    swings: tornado.map(({ swing }) => swing),
    actuals: [...actuals.series.values()],
    elsewhere: otherReading?.pairs.map(({ valueDifference }) => valueDifference),
  });
  expect(numbers(other.decision)).toEqual(numbers(one.decision));
});
