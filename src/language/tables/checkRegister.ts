import type { AssumptionRow } from '../../core/assumption.ts';
import { formatPlace, type Issue } from '../../core/error.ts';
import { checkAssumption, type Register } from './checkAssumption.ts';

/** What is wrong with the register: each row on its own, and rows that say the same thing twice. */
export function checkRegister(rows: readonly AssumptionRow[], register: Register): readonly Issue[] {
  const seen = new Map<string, AssumptionRow>();
  return rows.flatMap((row) => {
    const key = `${row.name}.${row.member}`;
    const first = seen.get(key);
    seen.set(key, row);
    return [...checkAssumption(row, register), ...(first ? [repeated(row, first)] : [])];
  });
}

function repeated({ name, member, place }: AssumptionRow, first: AssumptionRow): Issue {
  const what = member === '' ? `"${name}"` : `"${name}" for "${member}"`;
  return {
    opening: 'invalid',
    message: `assumption ${what}: it stands already at ${formatPlace(first.place)}`,
    place,
    advice: 'Remove one of the two rows.',
  };
}
