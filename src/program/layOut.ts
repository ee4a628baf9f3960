import { arrange, sectionOf } from './arrange.ts';
import type { Variation } from './graph.ts';
import type { Program, Scalar, Section, Step } from './program.ts';
import { operandsOf } from './program.ts';

/** A program before it is known when what is computed. */
export interface Unplaced extends Pick<Program, 'operations' | 'results' | 'ends' | 'carried' | 'histories' | 'pathSlopes'> {
  readonly needed: ReadonlySet<Scalar>;
  /** By scalar. */
  readonly variations: readonly Variation[];
}

/** Which section computes what, in which order, and what crosses from one section to another. */
export function layOut(program: Unplaced): Pick<Program, 'sections' | 'steps' | 'tabulated' | 'taped'> {
  const sections = sectionsOf(program);
  const reads = readsOf(program, sections);
  const crossing = reads.filter(({ scalar, by }) => sections[scalar] !== by).map(({ scalar }) => scalar);
  const roots = new Set([...crossing, ...keptScalars(program), ...spreadsOf(program)]);
  const steps = (section: Section): readonly Step[] => {
    const here = (scalar: Scalar) => sections[scalar] === section;
    const records = program.histories.flatMap(({ current, section: home }, history) =>
      home === section ? [{ history, current }] : [],
    );
    const scalars = [...program.needed].filter(here).sort((left, right) => left - right);
    return arrange({ operations: program.operations, scalars, roots: new Set([...roots].filter(here)), records });
  };
  const tabulated = reads.filter(({ scalar, by }) => sections[scalar] === 'months' && (by === 'later' || by === 'back'));
  const all = { once: steps('once'), months: steps('months'), draw: steps('draw'), first: steps('first'), later: steps('later') };
  return {
    sections,
    steps: { ...all, end: steps('end'), back: steps('back'), finish: steps('finish') },
    tabulated: ascending(tabulated.map(({ scalar }) => scalar)),
    taped: ascending(tapedBy(program)),
  };
}

function ascending(scalars: readonly Scalar[]): Scalar[] {
  return [...new Set(scalars)].sort((left, right) => left - right);
}

/** Nothing reads them, yet they do something. */
function spreadsOf({ needed, operations }: Unplaced): Scalar[] {
  return [...needed].filter((scalar) => operations[scalar]?.kind === 'spread');
}

function tapedBy({ needed, operations }: Unplaced): Scalar[] {
  return [...needed].flatMap((scalar) => {
    const operation = operations[scalar];
    return operation?.kind === 'kept' ? [operation.scalar] : [];
  });
}

type Kept = Pick<Program, 'results' | 'ends' | 'carried' | 'histories' | 'pathSlopes'>;

/** What must stand in a local of its own when a section's steps are done. */
export function keptScalars({ results, ends, carried, histories, pathSlopes }: Kept): Scalar[] {
  return [
    ...ends,
    ...results.flatMap(({ first, later }) => [first, later]),
    ...carried.flatMap(({ first, next }) => [first, next]),
    ...histories.flatMap(({ first, current }) => [first, current]),
    ...pathSlopes.flatMap(({ first, later }) => [first, later]),
  ];
}

interface Read {
  readonly scalar: Scalar;
  readonly by: Section | undefined;
}

/** Who reads what in the months after month 0 and from then on: operations in their section; results, ends, carried values and histories in theirs. */
function readsOf(
  { needed, operations, results, ends, carried, histories, pathSlopes }: Unplaced,
  sections: Program['sections'],
): Read[] {
  const operands = [...needed].flatMap((reader) => {
    const operation = operations[reader];
    return operation === undefined ? [] : operandsOf(operation).map((scalar): Read => ({ scalar, by: sections[reader] }));
  });
  return [
    ...operands,
    ...results.map(({ later }): Read => ({ scalar: later, by: 'later' })),
    ...ends.map((scalar): Read => ({ scalar, by: 'end' })),
    ...carried.map(({ next, section }): Read => ({ scalar: next, by: section })),
    ...histories.map(({ current, section }): Read => ({ scalar: current, by: section })),
    ...pathSlopes.flatMap(({ first, later }): Read[] => [
      { scalar: first, by: 'finish' },
      { scalar: later, by: 'back' },
    ]),
  ];
}

/** A scalar of a draw belongs to month 0 unless a later month has a use for it. */
function sectionsOf({
  needed,
  operations,
  variations,
  results,
  carried,
  histories,
  pathSlopes,
}: Unplaced): (Section | undefined)[] {
  const sections: (Section | undefined)[] = variations.map((variation, scalar) =>
    needed.has(scalar) ? sectionOf(variation) : undefined,
  );
  const lasting = new Set<Scalar>([
    ...results.map(({ later }) => later),
    ...carried.map(({ next }) => next),
    ...histories.map(({ current }) => current),
    ...pathSlopes.map(({ later }) => later),
    ...[...needed].filter((scalar) => sections[scalar] === 'later'),
  ]);
  for (const scalar of lasting) {
    const operation = operations[scalar];
    if (operation) for (const operand of operandsOf(operation)) lasting.add(operand);
  }
  for (const scalar of needed) if (sections[scalar] === 'draw' && !lasting.has(scalar)) sections[scalar] = 'first';
  return sections;
}
