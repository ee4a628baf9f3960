import { stepOf, wholeSteps } from '../core/calendar.ts';
import { fail, type Warning } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { FactField } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { pow } from '../numeric/elementary/powers.ts';
import { meanOf } from '../numeric/summary.ts';
import { labelWithin } from './labelWithin.ts';
import type { Fact, History, Product } from './study.ts';

interface Told {
  readonly product: Product;
  readonly history: History | undefined;
  readonly model: Model;
}

/** Two estimates of one number that lie further apart are doubted. */
const FAR = 2.5;

/**
 * The product with the facts that others tell: those that are stated as something that they follow from, and those that a column of
 * the history tells. Errors: a fact that is told twice, one that is needed and that nothing tells. Warnings: a stated fact far from
 * what the history would say.
 */
export function toldFacts(told: Told): { readonly product: Product; readonly warnings: readonly Warning[] } {
  const { product, model } = told;
  const facts = new Map(product.facts);
  const warnings: Warning[] = [];
  for (const field of model.facts.values()) {
    const followed = fromOdds(field, told);
    if (followed) facts.set(followed.name, followed.fact).delete(field.name);
    const estimate = estimated(field, told);
    const stated = facts.get(field.name);
    if (estimate && !stated) facts.set(field.name, estimate);
    else if (estimate && stated) warnings.push(...doubts(field, stated, estimate));
  }
  for (const field of model.facts.values()) requireTold(field, facts, told);
  return { product: { ...product, facts }, warnings };
}

/** 15 % of all orders are 0.15 / 0.85 of the first ones; more, where there were fewer first ones when these were made. */
function fromOdds({ name, label, odds }: FactField, { product, history, model }: Told) {
  const stated = product.facts.get(name);
  if (!stated || !odds) return undefined;
  const other = product.facts.get(odds.fact);
  if (other) toldTwice(product, { name, fact: odds.fact, place: stated.place });
  if (stated.value >= 1) noOdds(label, stated);
  const growth = odds.column === undefined ? undefined : growthOver(history, odds.column, odds.lag);
  const value = (stated.value / (1 - stated.value)) * (growth ?? 1);
  const grown =
    growth === undefined ? '' : `, times ${growth.toFixed(2)} for the growth of ${labelWithin(odds.column ?? '', model)}`;
  const note = `${label} ${percent(stated.value)}: ${percent(stated.value)} over ${percent(1 - stated.value)}${grown}`;
  const fact: Fact = { value, ...(stated.exactly && { exactly: true as const }), note, place: stated.place };
  return { name: odds.fact, fact };
}

function percent(part: number): string {
  return `${Number((100 * part).toFixed(1))} %`;
}

/** How much a column grew in so many periods, by its last year over the one before; undefined where two years are not known. */
function growthOver(history: History | undefined, column: string, lag: number): number | undefined {
  const values = history?.columns.get(column);
  if (!history || !values) return undefined;
  const year = yearOf(history);
  const [now, before] = [values.slice(-year), values.slice(-2 * year, -year)];
  if (before.length < year) return undefined;
  const growth = meanOf(now) / meanOf(before);
  return growth > 0 && Number.isFinite(growth) ? pow(growth, lag / year) : undefined;
}

function yearOf({ months }: History): number {
  return wholeSteps(stepOf(at(months, 0)), 12);
}

/** The last year of a column, or as much of it as is known, over the part of the whole that it is. */
function estimated({ estimated: from, about }: FactField, { history, model }: Told): Fact | undefined {
  if (!from || !history) return undefined;
  const known = [...(history.columns.get(from.column) ?? [])].slice(-yearOf(history)).filter((value) => value > 0);
  if (known.length === 0) return undefined;
  const step = stepOf(at(history.months, 0));
  const note = `Estimated for ${about}: mean ${labelWithin(from.column, model)} of ${known.length} ${step}s over ${from.over}`;
  return { value: known.reduce((sum, value) => sum + value, 0) / known.length / from.over, note, place: { file: history.file } };
}

function doubts({ label }: FactField, stated: Fact, estimate: Fact): Warning[] {
  const times = Math.max(stated.value / estimate.value, estimate.value / stated.value);
  if (!(times > FAR)) return [];
  const message = `${label}: ${Math.round(stated.value)} is stated, and the history says about ${Math.round(estimate.value)} (${estimate.note.replace(/^Estimated for .*: /, '')}). What is stated is used.`;
  return [{ code: 'fact-doubted', message, place: stated.place }];
}

function requireTold(
  { name, about, needed, estimated: from }: FactField,
  facts: Product['facts'],
  { product, model }: Told,
): void {
  if (needed !== 'always' || facts.has(name) || product.texts.has(name)) return;
  const odds = [...model.facts.values()].find((field) => field.odds?.fact === name);
  const others = [
    ...(odds ? [`"${odds.name}" (${odds.about})`] : []),
    ...(from ? [`a column "${from.column}" in history.csv`] : []),
  ];
  fail({
    opening: 'missing',
    message: `field ${name} (${about})`,
    place: { file: product.file },
    advice: `Add a row "${name}"${others.map((other) => `, or ${other}`).join('')}.`,
  });
}

function toldTwice(
  product: Product,
  { name, fact, place }: { readonly name: string; readonly fact: string; readonly place: Fact['place'] },
): never {
  const line = product.facts.get(fact)?.place.line;
  const message = `fact: ${name} and ${fact}${line === undefined ? '' : ` (line ${line})`} say the same`;
  fail({ opening: 'invalid', message, place, advice: 'Delete one of the two rows.' });
}

function noOdds(label: string, { place }: Fact): never {
  fail({
    opening: 'invalid',
    message: `${label} of 100 %: not all orders can be repeats`,
    place,
    advice: 'Give a part below 100 %.',
  });
}
