import type { AssumptionRow } from '../../src/core/assumption.ts';
import { InputError, type Issue } from '../../src/core/error.ts';
import { buildModel } from '../../src/language/buildModel.ts';
import type { EquationContext, NamedThing } from '../../src/language/equation/equationContext.ts';
import type { Model } from '../../src/language/model.ts';
import { parseUnit } from '../../src/language/parseUnit.ts';
import type { Table } from '../../src/tables/table.ts';

/** A table from text: one line a row, cells between `|`. */
export function table(file: string, text: string): Table {
  const rows = text
    .trim()
    .split('\n')
    .map((line, index) => ({ line: index + 1, cells: line.split('|').map((cell) => cell.trim()) }));
  const [header, ...rest] = rows;
  return { file, header: header?.cells ?? [], headerLine: 1, rows: rest, dialect: 'a test' } as Table;
}

export const CHANNELS = `
attribute     | Amazon Search | External AI (ChatGPT/Perplexity)
Advertising   | High - visible | None - organic only
Buyer intent  | Moderate       | Very high
`;

export const SIGNALS = `
signal    | label     | channel       | weight
listing   | Listing   | amazon_search | 1
community | Community | external_ai   | 0.6
editorial | Editorial | external_ai   | 0.4
`;

export const READINGS_HEADER = 'attribute|word|channel|reading|parameter|unit|shape|low|mid|high|as_of|source|grade|note';

/** Base units that the small models add. */
export const UNITS = ['click', 'order'];

const SAID = `units: [click, order]
readings:
  article: {}
  evidence: {}
`;

const DIMENSIONS = `
dimensions:
  channel: {file: channels.csv}
  signal: {file: signals.csv, within: channel}
`;

const DECLARED = `
inputs:
  ad_spend: {unit: money/month, about: Advertising.}
  build: {over: signal, unit: money/month}
parameters:
  price: {unit: money/order, symbol: p}
  ceiling: {over: channel, unit: 1}
  half_life: {over: signal, unit: month}
tables:
  season: {file: season.csv, unit: 1}
`;

const SEASON = `
marketplace | month | value | source | grade | note
* | *-06 | 1.1 | Judgement | J |
US | 2026-06 | 1.4 | Amazon | A | Prime Day
`;

export interface SmallModel {
  /** Lines under the one section of `variables`, indented by four. */
  readonly variables?: string;
  /** The whole YAML instead. */
  readonly yaml?: string;
  readonly tables?: Readonly<Record<string, string>>;
  readonly assumptions?: readonly AssumptionRow[];
}

/** A model over two channels and three signals, with `variables` added. */
export function small({
  variables = '    sales: {unit: 1, equals: season}',
  yaml,
  tables = {},
  assumptions = [],
}: SmallModel = {}): Model {
  const text = yaml ?? `${DIMENSIONS.trimStart()}${DECLARED.trimStart()}variables:\n  Everything:\n${variables}\n${SAID}`;
  const all = { 'channels.csv': CHANNELS, 'signals.csv': SIGNALS, 'season.csv': SEASON, ...tables };
  const parsed = new Map(Object.entries(all).map(([file, content]) => [file, table(file, content)]));
  return buildModel({ yaml: { file: 'small.yaml', text }, tables: parsed, assumptions });
}

/** The issues that something throws; none when it throws nothing. */
export function issuesOf(act: () => unknown): readonly Issue[] {
  try {
    act();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
}

/** The whole error as the terminal shows it. */
export function messageOf(act: () => unknown): string {
  const issues = issuesOf(act);
  return new InputError(issues).message;
}

/** `[opening] message` of each issue. */
export function headlinesOf(act: () => unknown): readonly string[] {
  return issuesOf(act).map(({ opening, message }) => `${opening} ${message}`);
}

/** What an issue marks in the user's own line. */
export function markOf(issue: Issue | undefined): string | undefined {
  return issue?.excerpt?.text.slice(issue.excerpt.from, issue.excerpt.to);
}

const thing = (of: NamedThing['of'], unit: string, over?: string): NamedThing => ({
  of,
  unit: parseUnit(unit, UNITS),
  ...(over !== undefined && { over }),
});

export const NAMES: ReadonlyMap<string, NamedThing> = new Map([
  ['spend', thing('input', 'money/month')],
  ['build', thing('input', 'money/month', 'signal')],
  ['price', thing('parameter', 'money/order')],
  ['share', thing('parameter', '1')],
  ['ceiling', thing('parameter', '1', 'channel')],
  ['half_life', thing('parameter', 'month', 'signal')],
  ['weight', thing('constant', '1', 'signal')],
  ['season', thing('table', '1')],
  ['revenue', thing('variable', 'money/month')],
  ['appeal', thing('variable', '1', 'channel')],
  ['level', thing('variable', '1', 'signal')],
  ['regional', thing('variable', '1', 'region')],
  ['constructor', thing('variable', '1')],
]);

/** A context to read single equations in. */
export function context(more: Partial<EquationContext> = {}): EquationContext {
  return {
    names: NAMES,
    dimensions: new Map([
      ['channel', {}],
      ['signal', { within: 'channel' }],
      ['region', {}],
    ]),
    ...more,
  };
}

export function assumption(row: Partial<AssumptionRow>): AssumptionRow {
  return {
    name: 'price',
    member: '',
    unit: 'USD/order',
    shape: 'lognormal',
    low: 10,
    mid: 20,
    high: 30,
    asOf: '2026-11',
    source: 'Judgement',
    grade: 'J',
    note: '',
    place: { file: 'assumptions.csv', line: 7 },
    ...row,
  };
}
