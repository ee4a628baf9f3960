import type { Program, Scalar } from '../program.ts';
import { FILTER_SLOPES, type Operation } from '../program.ts';
import { choiceOf } from '../scopes.ts';
import { type Share, type Site, sharesOf } from './derivatives.ts';

/**
 * The scalars that lie between what a draw has of its own (only the parameters at `slots`, where those are told) and a result:
 * it changes them smoothly, and they change the result so. Only they have derivatives.
 */
export function activeScalars(
  program: Program,
  result: Scalar,
  { slots, ...site }: Site & { readonly slots?: ReadonlySet<number> },
): ReadonlySet<Scalar> {
  const needed = [...program.operations.keys()].filter((scalar) => program.sections[scalar] !== undefined);
  const reads = new Map(needed.map((scalar) => [scalar, smoothReads(scalar, program, site)] as const));
  const changed = spread(
    [...reads.keys()].filter((scalar) => isGiven(program.operations[scalar], slots)),
    turned(reads),
  );
  const changing = spread([result], reads);
  return new Set([...changed].filter((scalar) => changing.has(scalar)));
}

/** Whether a draw has it of its own, and it is asked about. */
function isGiven(operation: Operation | undefined, slots: ReadonlySet<number> | undefined): boolean {
  if (operation?.kind === 'parameter') return slots?.has(operation.slot) ?? true;
  return operation?.kind === 'shock' && slots === undefined;
}

type Reads = ReadonlyMap<Scalar, readonly Scalar[]>;

/** Everything that these lead to. */
function spread(from: readonly Scalar[], leads: Reads): ReadonlySet<Scalar> {
  const found = new Set(from);
  for (const scalar of found) for (const next of leads.get(scalar) ?? []) found.add(next);
  return found;
}

function turned(reads: Reads): Reads {
  const readers = new Map<Scalar, Scalar[]>();
  for (const [reader, read] of reads) {
    for (const scalar of read) {
      const known = readers.get(scalar) ?? [];
      known.push(reader);
      readers.set(scalar, known);
    }
  }
  return readers;
}

/** What a scalar changes smoothly with, in this month or from earlier ones. */
function smoothReads(scalar: Scalar, { operations, carried, histories }: Program, site: Site): readonly Scalar[] {
  const operation = operations[scalar] as Operation;
  const shares = sharesOf(scalar, site).map(({ to }: Share) => to);
  const choice = choiceOf(operation);
  if (choice) return [choice.yes, choice.no];
  switch (operation.kind) {
    case 'filter':
      return FILTER_SLOPES.map((name) => operation[name]);
    case 'carried':
    case 'final': {
      const cell = carried[operation.cell];
      return cell ? [cell.first, cell.next] : [];
    }
    case 'delayed': {
      const history = histories[operation.history];
      return history ? [...shares, history.first, history.current] : shares;
    }
    default:
      return shares;
  }
}
