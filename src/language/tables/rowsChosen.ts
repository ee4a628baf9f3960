import type { AssumptionRow } from '../../core/assumption.ts';
import type { Declarations } from '../declarations/readDeclarations.ts';
import type { WithoutDimensions } from '../equation/equationContext.ts';
import type { OpenDimension } from '../model.ts';

interface Choice {
  /** The model as it is written. */
  readonly written: Pick<Declarations, 'parameters'>;
  readonly open: readonly OpenDimension[];
  readonly dissolved: WithoutDimensions;
}

/** The rows of a register that speak of what a study has: none of members that it has not chosen, nor of names that are not there then. */
export function rowsChosen(rows: readonly AssumptionRow[], { written, open, dissolved }: Choice): readonly AssumptionRow[] {
  if (open.length === 0) return rows;
  const overOf = new Map(written.parameters.map(({ name, fields }) => [name.text, fields.get('over')?.text]));
  return rows.filter(({ name, member }) => {
    if (dissolved.alone.has(name)) return false;
    const choice = open.find((dimension) => dimension.name === overOf.get(name));
    const isMember = choice?.members.some(({ id }) => id === member) === true;
    return !isMember || choice?.chosen?.includes(member) === true;
  });
}
