import type { Column, Ratio } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import { saidOf, statedFact } from './said.ts';
import type { History, Product } from './study.ts';

/** What the names of a formula stand for: columns of the history, and facts of product.csv. */
export interface RatioSource {
  readonly history: Pick<History, 'months' | 'columns'>;
  readonly columns: ReadonlyMap<string, Column>;
  readonly facts?: Product['facts'];
}

/**
 * A formula month by month: NaN where something is not known, or where it would be divided by nothing. A column that the
 * history does not have stands for its own formula; a fact is the same every month.
 */
export function ratioColumn(ratio: Ratio, source: RatioSource): Float64Array {
  return evaluated(ratio, source, []);
}

/** A column's formula, and those of its members where it is told by a dimension of the model that the columns in it are told by too. */
function ratiosOf(column: Column, model: Pick<Model, 'columns' | 'dimensions'>): { name: string; ratio: Ratio }[] {
  const { name, derived } = column;
  if (!derived) return [];
  const ids = membersOf(model, column.by).map(({ id }) => id);
  const members = ids.flatMap((id) => {
    const ratio = memberRatio(derived, { by: column.by, id, columns: model.columns });
    return ratio ? [{ name: slotId(name, id), ratio }] : [];
  });
  return [{ name, ratio: derived }, ...members];
}

/** The formula of one member: each column in it that is told by the same dimension is that of the member. Undefined where a column of the study's is not. */
export function memberRatio(
  { text, over, under }: Ratio,
  { by, id, columns }: { readonly by: string | undefined; readonly id: string; readonly columns: ReadonlyMap<string, Column> },
): Ratio | undefined {
  const isWhole = (name: string): boolean => columns.has(name) && columns.get(name)?.by !== by;
  if ([...over, ...under].some(isWhole)) return undefined;
  const own = (name: string): string => (columns.has(name) ? slotId(name, id) : name);
  return { text, over: over.map(own), under: under.map(own) };
}

/** Every column of the model that has a formula, by its name; those of which no month is known are left out. */
export function derivedColumns(
  history: RatioSource['history'],
  model: Pick<Model, 'columns' | 'dimensions'>,
  facts?: Product['facts'],
): Map<string, Float64Array> {
  const source = { history, columns: model.columns, ...(facts && { facts }) };
  const derived = [...model.columns.values()].flatMap((column): [string, Float64Array][] =>
    column.derived ? ratiosOf(column, model).map(({ name, ratio }) => [name, evaluated(ratio, source, [name])]) : [],
  );
  return new Map(derived.filter(([, values]) => values.some(Number.isFinite)));
}

/** A column as the history has it, else by its formula; undefined where neither says anything. */
export function columnValues(name: string, source: RatioSource): Float64Array | undefined {
  return valuesOf(name, source, []);
}

function valuesOf(name: string, source: RatioSource, within: readonly string[]): Float64Array | undefined {
  const given = source.history.columns.get(name);
  if (given) return given;
  const ratio = source.columns.get(name)?.derived;
  return ratio && !within.includes(name) ? evaluated(ratio, source, [...within, name]) : undefined;
}

function evaluated({ over, under }: Ratio, source: RatioSource, within: readonly string[]): Float64Array {
  const terms = (names: readonly string[]): ((month: number) => number)[] => names.map((name) => term(name, source, within));
  const [above, below] = [terms(over), terms(under)];
  return Float64Array.from(source.history.months, (_, month) => {
    const divisors = below.map((at) => at(month));
    if (!divisors.every((value) => value > 0)) return Number.NaN;
    const product = above.reduce((total, at) => total * at(month), 1);
    return divisors.reduce((rest, value) => rest / value, product);
  });
}

function term(name: string, source: RatioSource, within: readonly string[]): (month: number) => number {
  const values = valuesOf(name, source, within);
  const fact = statedFact(source.facts, name);
  return (month) => (values ? saidOf(values, month) : fact);
}
