import type { Model, Parameter, Variable } from '../../../../language/model.ts';

/** A model as far as a page asks of it: its parts, labels, inputs and dated tables. The equations stay behind: the program is them. */
export function leanModel(model: Model, marketplace: string, parameters: ReadonlySet<string>): Model {
  const played = new Set(model.roles.variables.values());
  return {
    ...model,
    ...{ words: new Map([...model.words].filter(([heading]) => WORDS.includes(heading))), marketplaces: [], units: [] },
    variables: entriesOf(model.variables, (name) => played.has(name), leanVariable),
    parameters: entriesOf(model.parameters, (name) => parameters.has(name), leanParameter),
    inputs: entriesOf(
      model.inputs,
      () => true,
      (input) => ({ ...input, about: '', place: NOWHERE }),
    ),
    tables: entriesOf(
      model.tables,
      () => true,
      (table) => ({
        ...table,
        ...{ about: '', place: NOWHERE },
        rows: table.rows
          .filter((row) => row.marketplace === '*' || row.marketplace === marketplace)
          .map((row) => ({ ...row, source: '', grade: '', note: '', place: NOWHERE })),
      }),
    ),
    ...{ channelTable: { file: '', dimension: '', attributes: [], words: new Map() }, assumptions: [], readings: [] },
    ...{ observations: new Map(), facts: new Map(), columns: new Map(), experiments: new Map(), outcomes: new Map() },
    ...{ tests: new Map(), order: { first: [], later: [] }, shown: [], plausible: [] },
  };
}

/** What sentences of page one and of its charts look up in words.md. */
const WORDS: readonly string[] = ['What is won', 'Market', 'Abbreviations'];

const NOWHERE = { file: '' };

function entriesOf<Of>(all: ReadonlyMap<string, Of>, isKept: (name: string) => boolean, lean: (one: Of) => Of): Map<string, Of> {
  return new Map([...all].flatMap(([name, one]) => (isKept(name) ? [[name, lean(one)] as const] : [])));
}

function leanVariable({ name, over, unit, label, format }: Variable): Variable {
  const equals = { kind: 'number', value: Number.NaN, span: { from: 0, to: 0 } } as const;
  return {
    ...{ name, unit, label, about: '', section: '', text: { equals: '' }, equals, place: NOWHERE },
    ...(over !== undefined && { over }),
    ...(format !== undefined && { format }),
  };
}

function leanParameter(parameter: Parameter): Parameter {
  return { ...parameter, about: '', place: NOWHERE };
}
