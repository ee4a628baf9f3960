import type { Lowering } from './lowering.ts';
import { changesWithDraw } from './lowering.ts';
import type { Carried, History, Operation, Program, Scalar, Section, Step } from './program.ts';
import { operandsOf } from './program.ts';
import { reach } from './reach.ts';
import { arrange, sectionOf } from './schedule.ts';

/** The program that computes these outputs (slot ids of variables) and nothing else. */
export function buildProgram(lowering: Lowering, outputs: readonly string[]): Program {
  const results = outputs.map((slot) => ends(lowering, slot));
  const needed = reach(lowering, results.flatMap(({ first, later }) => [first, later]));
  const used = numberAgain(lowering, needed);
  const keep = (slot: string): Omit<Carried, 'next'> & { readonly later: Scalar } => ({
    section: changesWithDraw(lowering.model, lowering.variations, slot) ? 'later' : 'months',
    ...ends(lowering, slot),
  });
  const carried = used.carried.ids.map(keep).map(({ section, first, later }): Carried => ({ section, first, next: later }));
  const histories = used.histories.ids.map(keep).map(({ section, first, later }): History => ({ section, first, current: later }));
  const layout = { needed, operations: used.operations, variations: lowering.graph.variations, results, carried, histories };
  return {
    parameters: used.parameters.ids,
    inputs: used.inputs.ids,
    tables: used.tables.ids,
    outputs,
    operations: used.operations,
    results,
    carried,
    histories,
    ...layOut(layout),
  };
}

function ends({ first, later }: Lowering, slot: string): { first: Scalar; later: Scalar } {
  const found = { first: first.get(slot), later: later.get(slot) };
  if (found.first === undefined || found.later === undefined) throw new Error(`${slot} is not in the model's order`);
  return { first: found.first, later: found.later };
}

interface Layout extends Pick<Program, 'operations' | 'results' | 'carried' | 'histories'> {
  readonly needed: ReadonlySet<Scalar>;
  readonly variations: Lowering['graph']['variations'];
}

/** Which section computes what, in which order, and what crosses from one section to another. */
function layOut(layout: Layout): Pick<Program, 'sections' | 'steps' | 'tabulated'> {
  const sections = sectionsOf(layout);
  const reads = readsOf(layout, sections);
  const crossing = new Set(reads.filter(({ scalar, by }) => sections[scalar] !== by || by === undefined).map(({ scalar }) => scalar));
  const steps = (section: Section): readonly Step[] => {
    const scalars = [...layout.needed].filter((scalar) => sections[scalar] === section).sort((left, right) => left - right);
    const kept = layout.histories.map(({ current, section: home }, history) => ({ current, history, home }));
    const records = kept.filter(({ home }) => home === section);
    const stored = new Set([...crossing, ...ownRoots(layout)].filter((scalar) => sections[scalar] === section));
    return arrange({ section, operations: layout.operations, scalars, roots: stored, records });
  };
  const tabulated = reads.filter(({ scalar, by }) => sections[scalar] === 'months' && by === 'later').map(({ scalar }) => scalar);
  return {
    sections,
    steps: { once: steps('once'), months: steps('months'), draw: steps('draw'), first: steps('first'), later: steps('later') },
    tabulated: [...new Set(tabulated)].sort((left, right) => left - right),
  };
}

/** What must stand in a local of its own when a section's steps are done. */
function ownRoots({ results, carried, histories }: Layout): Scalar[] {
  return [
    ...results.flatMap(({ first, later }) => [first, later]),
    ...carried.flatMap(({ first, next }) => [first, next]),
    ...histories.flatMap(({ first, current }) => [first, current]),
  ];
}

/** Who reads what: operations in their section; results, carried values and histories in month 0 and in theirs. */
function readsOf({ needed, operations, results, carried, histories }: Layout, sections: Program['sections']): { scalar: Scalar; by?: Section | undefined }[] {
  const operands = [...needed].flatMap((reader) => {
    const operation = operations[reader];
    return operation === undefined ? [] : operandsOf(operation).map((scalar) => ({ scalar, by: sections[reader] }));
  });
  return [
    ...operands,
    ...results.map(({ later }) => ({ scalar: later, by: 'later' as const })),
    ...carried.map(({ next, section }) => ({ scalar: next, by: section })),
    ...histories.map(({ current, section }) => ({ scalar: current, by: section })),
  ];
}

/** A scalar of a draw belongs to month 0 unless a later month has a use for it. */
function sectionsOf({ needed, operations, variations, results, carried, histories }: Layout): (Section | undefined)[] {
  const sections: (Section | undefined)[] = operations.map(() => undefined);
  for (const scalar of needed) sections[scalar] = sectionOf(variations[scalar] ?? { draw: false, month: false });
  const lasting = new Set<Scalar>([
    ...results.map(({ later }) => later),
    ...carried.map(({ next }) => next),
    ...histories.map(({ current }) => current),
    ...[...needed].filter((scalar) => sections[scalar] === 'later'),
  ]);
  for (const scalar of lasting) for (const operand of operandsOf(operations[scalar] as Operation)) lasting.add(operand);
  for (const scalar of needed) if (sections[scalar] === 'draw' && !lasting.has(scalar)) sections[scalar] = 'first';
  return sections;
}

interface Used {
  readonly operations: readonly Operation[];
  readonly parameters: Kept;
  readonly inputs: Kept;
  readonly tables: Kept;
  readonly carried: Kept;
  readonly histories: Kept;
}

interface Kept {
  readonly ids: readonly string[];
  readonly number: (before: number) => number;
}

/** Parameters, inputs, tables, carried values and histories that are needed, numbered without gaps. */
function numberAgain(lowering: Lowering, needed: ReadonlySet<Scalar>): Used {
  const { operations } = lowering.graph;
  const wanted = [...needed].sort((left, right) => left - right).map((scalar) => operations[scalar] as Operation);
  const slots = (kinds: readonly Operation['kind'][]) => wanted.flatMap((operation) => ('slot' in operation && kinds.includes(operation.kind) ? [operation.slot] : []));
  const parameters = kept(lowering.parameters.ids, slots(['parameter']));
  const inputs = kept(lowering.inputs.ids, slots(['input', 'delayedInput']));
  const tables = kept(lowering.tables.ids, slots(['table']));
  const carried = kept(lowering.carried.ids, wanted.flatMap((operation) => (operation.kind === 'carried' ? [operation.cell] : [])));
  const histories = kept(lowering.histories.ids, wanted.flatMap((operation) => (operation.kind === 'delayed' ? [operation.history] : [])));
  const renumber = (operation: Operation): Operation => {
    switch (operation.kind) {
      case 'parameter':
        return { ...operation, slot: parameters.number(operation.slot) };
      case 'input':
      case 'delayedInput':
        return { ...operation, slot: inputs.number(operation.slot) };
      case 'table':
        return { ...operation, slot: tables.number(operation.slot) };
      case 'carried':
        return { ...operation, cell: carried.number(operation.cell) };
      case 'delayed':
        return { ...operation, history: histories.number(operation.history) };
      default:
        return operation;
    }
  };
  return { operations: operations.map((operation, scalar) => (needed.has(scalar) ? renumber(operation) : operation)), parameters, inputs, tables, carried, histories };
}

function kept(ids: readonly string[], used: readonly number[]): Kept {
  const positions = [...new Set(used)].sort((left, right) => left - right);
  return { ids: positions.map((position) => ids[position] ?? ''), number: (before) => positions.indexOf(before) };
}
