import { type Carried, isTwoWay, operandsOf, type Program, type Scalar, type Section, type Step } from '../../program.ts';

/** A part of a section that is one function. */
export interface Piece {
  readonly section: Section;
  readonly steps: readonly Step[];
  /** Whether what follows the section's steps is in it. */
  readonly isLast: boolean;
}

/** Steps in a function: engines take much longer over a long one than over several short ones. */
const LONGEST = 2_000;

/** In the order in which they run. */
export function piecesOf(program: Program): Piece[] {
  const oneWay = ['once', 'months', 'draw', 'first', 'later', 'end'] as const;
  const sections: readonly Section[] = isTwoWay(program) ? [...oneWay, 'back', 'finish'] : oneWay;
  return sections.flatMap((section) => {
    const parts = cut(program.steps[section]);
    return parts.map((steps, index) => ({ section, steps, isLast: index === parts.length - 1 }));
  });
}

/** At least one, perhaps empty. */
function cut(steps: readonly Step[]): Step[][] {
  const parts: Step[][] = [[]];
  let length = 0;
  for (const step of steps) {
    const more = lengthOf(step);
    if (length > 0 && length + more > LONGEST) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(step);
    length += more;
  }
  return parts;
}

function lengthOf(step: Step): number {
  if (step.kind !== 'branch') return 1;
  return [...step.yes, ...step.no].reduce((sum, inner) => sum + lengthOf(inner), 2 * step.scalars.length);
}

/** What is computed in these steps, sides included. */
export function computedIn(steps: readonly Step[]): Scalar[] {
  return steps.flatMap((step) => {
    if (step.kind === 'record') return [];
    return step.kind === 'compute' ? [step.scalar] : [...computedIn(step.yes), ...computedIn(step.no), ...step.scalars];
  });
}

/** Scalars that one function computes and another reads. */
export function crossingOf(program: Program, pieces: readonly Piece[]): Scalar[] {
  const home = new Map(pieces.flatMap((piece) => computedIn(piece.steps).map((scalar) => [scalar, piece] as const)));
  const crossing = new Set<Scalar>();
  for (const piece of pieces)
    for (const scalar of readIn(program, piece)) {
      const from = home.get(scalar);
      const isTabulated = from?.section === 'months' && piece.section !== 'months';
      if (from !== undefined && from !== piece && !isTabulated && isComputed(program, scalar)) crossing.add(scalar);
    }
  return [...crossing].sort((a, b) => a - b);
}

/** Whether a scalar has a value of its own, that stands nowhere else. */
function isComputed({ operations }: Program, scalar: Scalar): boolean {
  const kind = operations[scalar]?.kind;
  return kind !== 'constant' && kind !== 'carried' && kind !== 'final' && kind !== 'spread' && kind !== 'filterBack';
}

function readIn(program: Program, { steps, section, isLast }: Piece): Scalar[] {
  const operands = computedIn(steps).flatMap((scalar) => {
    const operation = program.operations[scalar];
    return operation === undefined ? [] : operandsOf(operation);
  });
  return [...operands, ...steps.flatMap((step) => recordsIn(program, step)), ...(isLast ? tailOf(program, section) : [])];
}

function recordsIn(program: Program, step: Step): Scalar[] {
  if (step.kind === 'compute') return [];
  if (step.kind === 'branch') return [...step.yes, ...step.no].flatMap((inner) => recordsIn(program, inner));
  return program.histories.slice(step.history, step.history + 1).map(({ current }) => current);
}

/** After which section cells begin, and after which they move on. */
export const BEGINS: Readonly<Record<Carried['section'], Section>> = { months: 'once', later: 'first', back: 'end' };

/** What is read when the steps of a section are done. */
function tailOf(program: Program, section: Section): Scalar[] {
  const { carried, histories, results, ends, tabulated, pathSlopes } = program;
  return [
    ...carried.flatMap((cell) => [
      ...(BEGINS[cell.section] === section ? [cell.first] : []),
      ...(cell.section === section ? [cell.next] : []),
    ]),
    ...histories.flatMap((history) => (BEGINS[history.section] === section ? [history.first] : [])),
    ...(section === 'first' || section === 'later' ? results.map((result) => result[section]) : []),
    ...(section === 'end' || section === 'finish' ? ends.filter((end) => isEndOf(program, end, section)) : []),
    ...(section === 'back' ? pathSlopes.map(({ later }) => later) : []),
    ...(section === 'finish' ? pathSlopes.map(({ first }) => first) : []),
    ...(section === 'months' ? tabulated : []),
  ];
}

export function isEndOf({ sections }: Program, end: Scalar, section: 'end' | 'finish'): boolean {
  return (sections[end] === 'finish') === (section === 'finish');
}
