import type { Column, Ratio } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { KINDS, type Kind } from '../tables/kinds.ts';
import { labelWithin } from './labelWithin.ts';
import { saidOf, statedFact } from './said.ts';
import type { History, Product } from './study.ts';

/** Months whose actuals are averaged where one month alone would be noise. */
export const RECENT = 3;

interface Source {
  readonly history: History;
  readonly model: Model;
  readonly facts: Product['facts'];
}

/** A number and how it was come by, in words. */
export interface Recent {
  readonly value: number;
  readonly says: string;
}

/** A column that is only derived, from what its parts sum to over the last months that are final; where that says nothing, what is nearly the same. */
export function recentRatio({ derived, otherwise }: Column, source: Source): Recent | undefined {
  return [derived, otherwise].flatMap((ratio) => {
    const value = ratio ? ofTotals(ratio, source, []) : Number.NaN;
    return ratio && Number.isFinite(value) ? [{ value, says: inWords(ratio, source.model) }] : [];
  })[0];
}

/** A formula of columns alone, from what they sum to over the last months that are final and in which something stands below the line. */
export function recentParts({ over, under }: Ratio, { columns, final }: History): number {
  const values = (name: string, month: number): number => saidOf(columns.get(name), month);
  const recent = [...final.keys()]
    .filter((month) => final[month] && under.every((name) => values(name, month) > 0))
    .slice(-RECENT);
  const sums = (names: readonly string[]): number =>
    names.reduce((product, name) => product * recent.reduce((sum, month) => sum + values(name, month), 0), 1);
  return recent.length === 0 ? Number.NaN : sums(over) / sums(under);
}

/** The mean of the last months of a column that are known. */
export function recentValue({ name, label }: Column, { history }: Source): Recent | undefined {
  const known = [...(history.columns.get(name) ?? [])].filter(Number.isFinite).slice(-RECENT);
  return known.length === 0 ? undefined : { value: known.reduce((sum, value) => sum + value, 0) / known.length, says: label };
}

function ofTotals({ over, under }: Ratio, source: Source, within: readonly string[]): number {
  const product = (names: readonly string[]): number => names.reduce((rest, name) => rest * total(name, source, within), 1);
  const below = product(under);
  return below > 0 ? product(over) / below : Number.NaN;
}

/** The sum of a column that adds up, the mean of another, the ratio of sums of one that is a ratio, a fact as it is. */
function total(name: string, source: Source, within: readonly string[]): number {
  const column = source.model.columns.get(name);
  const values = source.history.columns.get(name);
  if (!column || (!values && source.facts.has(name))) return statedFact(source.facts, name);
  if (column.derived && !within.includes(name) && (column.kind === undefined || column.kind === 'ratio'))
    return ofTotals(column.derived, source, [...within, name]);
  const { final } = source.history;
  const recent = [...final.keys()].filter((month) => final[month]).slice(-RECENT);
  const sum = recent.reduce((total, month) => total + saidOf(values, month), 0);
  return addsUp(column) ? sum : sum / recent.length;
}

/** Money and counts of a period do; a price, a share and a place in a list do not. */
function addsUp({ kind }: Column): boolean {
  return kind !== undefined && (KINDS[kind] as Kind).whole === true;
}

/** A formula as a sentence begins with it. */
function inWords({ over, under }: Ratio, model: Model): string {
  const times = (names: readonly string[]): string => names.map((name) => labelWithin(name, model)).join(' times ');
  const text = under.length === 0 ? times(over) : `${times(over)} over ${times(under)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
