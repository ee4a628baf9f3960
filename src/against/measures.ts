import type { Format, VariableRole } from '../language/contract/contract.ts';
import { advertisingName, columnMeasuring } from '../language/contract/rolePlayers.ts';
import type { Model } from '../language/model.ts';

/** A quantity that was forecast and is measured by now. */
export interface Measure {
  /** Of the row in data: a column of the history, or what the model calls it. */
  readonly name: string;
  readonly label: string;
  readonly format: Format;
  /** What is compared: advertising money, contribution, or a column of the history with the variable that it measures. */
  readonly of: 'advertising' | 'contribution' | { readonly variable: string };
}

/** Parts that are compared first, in this order. */
const FIRST: readonly VariableRole[] = ['attributed', 'cost_ratio', 'click_price', 'revenue', 'rank'];

/** What is compared of a model: advertising, the parts that reports speak of, what else is measured but not counted, contribution. */
export function measuresOf(model: Model): Measure[] {
  const { roles, variables, observations } = model;
  const parts = FIRST.flatMap((role) => columnOf(model, roles.variables.get(role)));
  const others = [...observations.values()]
    .filter(({ error, over }) => error !== 'count' && over === undefined)
    .flatMap(({ of }) => columnOf(model, of))
    .filter(({ name }) => !parts.some((part) => part.name === name));
  const played = roles.variables.get('contribution');
  const cash = played === undefined ? undefined : variables.get(played);
  return [
    ...advertisingOf(model),
    ...parts,
    ...others,
    ...(cash ? [{ name: cash.name, label: cash.label, format: 'money', of: 'contribution' } as const] : []),
  ];
}

function advertisingOf(model: Model): Measure[] {
  if (model.roles.advertising.length === 0) return [];
  const name = advertisingName(model);
  return [{ name, label: model.inputs.get(name)?.label ?? 'Advertising', format: 'money', of: 'advertising' }];
}

function columnOf(model: Model, variable: string | undefined): Measure[] {
  const column = columnMeasuring(model, variable);
  if (!column || variable === undefined) return [];
  return [{ name: column.name, label: column.label, format: column.format ?? 'number', of: { variable } }];
}
