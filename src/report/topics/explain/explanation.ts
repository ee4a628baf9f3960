import { fail } from '../../../core/error.ts';
import { nearest } from '../../../core/nearest.ts';
import { at } from '../../../core/present.ts';
import type { Expression } from '../../../language/expression.ts';
import type { Model, Reading, ReadingName, Variable } from '../../../language/model.ts';
import { unitText } from '../../unitText.ts';
import { missingLines } from '../missingTopics.ts';
import { type GivenFacts, givenFacts } from './givenFacts.ts';

/** Everything that a model says, or everything about one name in it: what the JSON of `explain` holds. */
export interface Explanation {
  readonly model: string;
  readonly equations: readonly EquationFacts[];
  readonly parameters: readonly ParameterFacts[];
  /** What the files of a study, the plans and the dated tables supply, and the dimensions. */
  readonly given: readonly GivenFacts[];
  readonly channelTable: readonly AttributeFacts[];
  readonly readings: Model['readingNames'];
  /** What reports leave out, because the model has nothing for it. */
  readonly leftOut: readonly string[];
}

export interface EquationFacts {
  readonly name: string;
  readonly over?: string;
  readonly unit: string;
  readonly about: string;
  readonly section: string;
  readonly equals: string;
  readonly starts?: string;
  readonly source?: string;
  /** Names in the equation, and variables in whose equation this one stands. */
  readonly uses: readonly string[];
  readonly usedBy: readonly string[];
}

export interface ParameterFacts {
  readonly name: string;
  readonly symbol?: string;
  readonly over?: string;
  readonly unit: string;
  readonly about: string;
  readonly usedBy: readonly string[];
  /** The density that the model names, as written. */
  readonly density?: string;
  /** The register's rows; none where the value comes from a density, the study or a word. */
  readonly values: readonly ValueFacts[];
  readonly words: readonly WordFacts[];
}

/** P10, P50 and P90, and where they come from. */
export interface ValueFacts {
  readonly member: string;
  readonly unit: string;
  readonly shape: string;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly asOf: string;
  readonly source: string;
  readonly grade: string;
  readonly note: string;
}

/** A word of the channel table as numbers. */
export interface WordFacts extends ValueFacts {
  readonly attribute: string;
  readonly word: string;
  readonly reading: ReadingName;
  readonly parameter: string;
}

export interface AttributeFacts {
  readonly attribute: string;
  readonly cells: readonly { readonly channel: string; readonly words: string; readonly read: readonly WordFacts[] }[];
}

/** Whether a row of readings.csv is the one that a channel's cell is read by. */
export type Reads = (entry: Reading, channel: string) => boolean;

/** The whole model, or one name of it. An unknown name is an error that offers the nearest. */
export function explanationOf(model: Model, reads: Reads, name?: string): Explanation {
  const uses = new Map([...model.variables.values()].map((variable) => [variable.name, namesIn(variable)]));
  const usedBy = (used: string) => [...uses].filter(([user, names]) => user !== used && names.has(used)).map(([user]) => user);
  const whole: Explanation = {
    model: model.file,
    equations: [...model.variables.values()].map((variable) =>
      equationFacts(variable, [...(uses.get(variable.name) ?? [])], usedBy(variable.name)),
    ),
    parameters: parameterFacts(model, usedBy),
    given: givenFacts(model),
    channelTable: attributeFacts(model, reads),
    readings: model.readingNames,
    leftOut: missingLines(model),
  };
  return name === undefined ? whole : only(whole, name);
}

function only(whole: Explanation, wanted: string): Explanation {
  const { model, equations, parameters, given } = whole;
  const called = <Thing extends { readonly name: string }>(things: readonly Thing[]) =>
    things.filter(({ name }) => name === wanted);
  const found: Explanation = {
    ...{ model, equations: called(equations), parameters: called(parameters), given: called(given) },
    ...{ channelTable: [], readings: [], leftOut: [] },
  };
  if (found.equations.length + found.parameters.length + found.given.length > 0) return found;
  const known = [...equations, ...parameters, ...given].map(({ name }) => name);
  const close = nearest(wanted, known);
  const advice = close === undefined ? 'Run "discovery explain" for every name.' : `Did you mean "${close}"?`;
  return fail({ opening: 'unknown', message: `name "${wanted}"`, place: { file: model }, advice });
}

function equationFacts(variable: Variable, uses: readonly string[], usedBy: readonly string[]): EquationFacts {
  const { name, over, unit, about, section, source, text } = variable;
  return {
    name,
    ...(over !== undefined && { over }),
    unit: unitText(unit),
    about,
    section,
    ...text,
    ...(source !== undefined && { source }),
    uses,
    usedBy,
  };
}

function namesIn({ equals, starts }: Variable): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (expression: Expression): void => {
    if ('to' in expression) names.add(expression.to.name);
    for (const part of partsOf(expression)) visit(part);
  };
  for (const expression of [equals, starts]) if (expression) visit(expression);
  return names;
}

function partsOf(expression: Expression): readonly Expression[] {
  return Object.values(expression)
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .filter((part) => typeof part === 'object' && 'kind' in part);
}

function parameterFacts(model: Model, usedBy: (name: string) => string[]): ParameterFacts[] {
  return [...model.parameters.values()].map(({ name, symbol, over, unit, about, density }) => ({
    name,
    ...(symbol !== undefined && { symbol }),
    ...(over !== undefined && { over }),
    unit: unitText(unit),
    about,
    usedBy: usedBy(name),
    ...(density !== undefined && { density: density.text }),
    values: model.assumptions.filter((row) => row.name === name).map(valueFacts),
    words: model.readings.filter(({ assumption }) => assumption.name === name).map(wordFacts),
  }));
}

/** Where a parameter without a row and a word has its value from, as a sentence. */
export function originText({ density }: ParameterFacts): string {
  return density === undefined ? 'Its value comes from the study.' : `Density: ${density}.`;
}

function valueFacts({ member, unit, shape, low, mid, high, asOf, source, grade, note }: Reading['assumption']): ValueFacts {
  return { member, unit, shape, low, mid, high, asOf, source, grade, note };
}

function wordFacts({ attribute, word, channel, reading, assumption }: Reading): WordFacts {
  return { attribute, word, reading, parameter: assumption.name, ...valueFacts({ ...assumption, member: channel }) };
}

function attributeFacts(model: Model, reads: Reads): AttributeFacts[] {
  const labels = new Map([...model.dimensions.values()].flatMap(({ members }) => members.map(({ id, label }) => [id, label])));
  return model.channelTable.attributes.map((attribute, index) => ({
    attribute,
    cells: [...model.channelTable.words].map(([channel, cells]) => ({
      channel: labels.get(channel) ?? channel,
      words: at(cells, index),
      read: model.readings.filter((entry) => entry.attribute === attribute && reads(entry, channel)).map(wordFacts),
    })),
  }));
}
