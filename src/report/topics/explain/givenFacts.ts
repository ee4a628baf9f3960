import type { Model } from '../../../language/model.ts';
import { unitText } from '../../unitText.ts';

/** What a model is given: by the files of a study under a name of theirs, by plans, by dated tables; and what its equations are for each of. */
export interface GivenFacts {
  readonly kind: 'field of product.csv' | 'column of history.csv' | 'line of a plan' | 'input' | 'table' | 'dimension';
  readonly name: string;
  readonly over?: string;
  readonly unit?: string;
  readonly about: string;
}

/** Files first: their columns, then what the equations call it. A line that is an input is told as the input. */
export function givenFacts(model: Model): GivenFacts[] {
  return [...fields(model), ...columns(model), ...lines(model), ...inputs(model), ...tables(model), ...dimensions(model)];
}

function fields({ facts }: Model): GivenFacts[] {
  return [...facts.values()].map(({ name, about }) => ({ kind: 'field of product.csv', name, about: sentence(about) }));
}

/** Those that a file may have: not what is only worked out. */
function columns({ columns }: Model): GivenFacts[] {
  return [...columns.values()].flatMap(({ name, about, kind, over, by, formerly = [] }): GivenFacts[] => {
    if (kind === undefined) return [];
    const each = over ?? by;
    const before = formerly.length === 0 ? '' : ` Before, it was called ${formerly.join(', ')}.`;
    return [
      { kind: 'column of history.csv', name, ...(each !== undefined && { over: each }), about: `${sentence(about)}${before}` },
    ];
  });
}

function lines({ lines, inputs }: Model): GivenFacts[] {
  return [...lines.values()]
    .filter(({ name }) => !inputs.has(name))
    .map(({ name, over, about }) => ({
      kind: 'line of a plan',
      name,
      ...(over !== undefined && { over }),
      about: sentence(about),
    }));
}

function sentence(about: string): string {
  return about === '' ? '' : `${about.charAt(0).toUpperCase()}${about.slice(1).replace(/\.$/, '')}.`;
}

function inputs({ inputs }: Model): GivenFacts[] {
  return [...inputs.values()].map(({ name, over, unit, about }) => ({
    kind: 'input',
    name,
    ...(over !== undefined && { over }),
    unit: unitText(unit),
    about,
  }));
}

function tables({ tables }: Model): GivenFacts[] {
  return [...tables.values()].map(({ name, unit, about }) => ({ kind: 'table', name, unit: unitText(unit), about }));
}

function dimensions({ dimensions }: Model): GivenFacts[] {
  return [...dimensions.values()].map(({ name, within, members }) => {
    const list = members.map(({ label, owner }) => (owner === undefined ? label : `${label} (${owner})`)).join(', ');
    return { kind: 'dimension', name, ...(within !== undefined && { over: within }), about: list };
  });
}
