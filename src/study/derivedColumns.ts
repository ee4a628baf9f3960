import type { Column, Contract, Ratio } from '../language/contract/contract.ts';
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

/** Every column of the model that has a formula, by its name; those of which no month is known are left out. */
export function derivedColumns(
  history: RatioSource['history'],
  model: Contract,
  facts?: Product['facts'],
): Map<string, Float64Array> {
  const source = { history, columns: model.columns, ...(facts && { facts }) };
  const derived = [...model.columns.values()].flatMap(({ name, derived: ratio }): [string, Float64Array][] =>
    ratio ? [[name, evaluated(ratio, source, [name])]] : [],
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
