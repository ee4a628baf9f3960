import type { Contract } from '../../src/language/contract/contract.ts';
import type { ClockName, Expression, Operator, Reference } from '../../src/language/expression.ts';
import type { Dimension, Model, Variable } from '../../src/language/model.ts';

const span = { from: 0, to: 0 };
const place = { file: 'small.yaml', line: 1 };

/** Trees by hand, for tests that want no text in between. */
export const tree = {
  number: (value: number): Expression => ({ kind: 'number', value, span }),
  variable: (name: string, over?: string): Expression => ({ kind: 'reference', to: named('variable', name, over), span }),
  parameter: (name: string, over?: string): Expression => ({ kind: 'reference', to: named('parameter', name, over), span }),
  input: (name: string, over?: string): Expression => ({ kind: 'reference', to: named('input', name, over), span }),
  table: (name: string): Expression => ({ kind: 'reference', to: { of: 'table', name }, span }),
  constant: (name: string, over: string): Expression => ({ kind: 'reference', to: { of: 'constant', name, over }, span }),
  clock: (name: ClockName): Expression => ({ kind: 'reference', to: { of: 'clock', name }, span }),
  negate: (argument: Expression): Expression => ({ kind: 'negate', argument, span }),
  not: (argument: Expression): Expression => ({ kind: 'not', argument, span }),
  operation: (operator: Operator, left: Expression, right: Expression): Expression => ({
    kind: 'operation',
    operator,
    left,
    right,
    span,
  }),
  choice: (condition: Expression, then: Expression, otherwise: Expression): Expression => ({
    kind: 'choice',
    condition,
    then,
    otherwise,
    span,
  }),
  call: (name: string, ...parts: readonly Expression[]): Expression => ({ kind: 'call', name, arguments: parts, span }),
  total: (over: string, body: Expression, within?: string): Expression => ({
    kind: 'total',
    over,
    body,
    span,
    ...(within !== undefined && { within }),
  }),
  last: (to: Expression): Expression => ({ kind: 'last', to: referenceOf(to), span }),
  initial: (to: Expression): Expression => ({ kind: 'initial', to: referenceOf(to), span }),
  delay: (to: Expression, months: Expression): Expression => ({ kind: 'delay', to: referenceOf(to), months, span }),
};

function named(of: 'variable' | 'input' | 'parameter', name: string, over?: string): Reference {
  return { of, name, ...(over !== undefined && { over }) };
}

function referenceOf(expression: Expression): Reference {
  if (expression.kind !== 'reference') throw new Error('only a name has a past');
  return expression.to;
}

interface SmallVariable {
  readonly name: string;
  readonly over?: string;
  readonly equals: Expression;
  readonly starts?: Expression;
}

/** A model that says nothing of itself. */
export const NOTHING_SAID: Contract & Pick<Model, 'name' | 'units' | 'words' | 'marketplaces'> = {
  name: '',
  units: [],
  words: new Map(),
  marketplaces: [],
  roles: { advertising: [], content: [], variables: new Map(), parameters: new Map() },
  facts: new Map(),
  columns: new Map(),
  lines: new Map(),
  readingNames: [],
  shown: [],
  plausible: [],
  experiments: new Map(),
  outcomes: new Map(),
  tests: new Map(),
};

/** A model of these variables, in an order of evaluation that is the order given unless `later` says otherwise. */
export function smallModel(parts: {
  variables: readonly SmallVariable[];
  dimensions?: readonly Dimension[];
  later?: readonly string[];
}): Model {
  const names = parts.variables.map(({ name }) => name);
  const variables = parts.variables.map((variable): Variable => {
    const rest = { unit: new Map(), about: '', label: variable.name, section: 'Small', text: { equals: '' }, place };
    return { ...variable, ...rest };
  });
  return {
    file: 'small.yaml',
    step: 'month',
    ...NOTHING_SAID,
    open: [],
    dimensions: new Map((parts.dimensions ?? []).map((dimension) => [dimension.name, dimension])),
    inputs: new Map(),
    parameters: new Map(),
    paths: new Map(),
    tables: new Map(),
    variables: new Map(variables.map((variable) => [variable.name, variable])),
    order: { first: names, later: parts.later ?? names },
    channelTable: { file: '', dimension: '', attributes: [], words: new Map() },
    assumptions: [],
    readings: [],
    observations: new Map(),
  };
}
