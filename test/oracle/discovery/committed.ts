import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, present } from '../../../src/core/present.ts';

/** What the program in this folder says of a reading at its points: log densities by column, places and derivatives by slot. */
export interface Committed {
  readonly count: number;
  /** A column of the file: `log_density`, `log_prior`, or a series of the history. */
  readonly column: (name: string) => Float64Array;
  /** Slots that move, in the order of the file. */
  readonly slots: readonly string[];
  /** Places, or derivatives, of these slots: a row a point. */
  readonly rows: (of: 'place' | 'derivative', slots: readonly string[]) => Float64Array;
}

/** The rows of a file beside this one, the header first. */
export function cellsOf(file: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
}

export function committed(reading: string): Committed {
  const [header = [], ...cells] = cellsOf(`${reading}.csv`);
  const columns = new Map(header.map((name, index) => [name, Float64Array.from(cells, (row) => Number(row[index]))]));
  const column = (name: string) => present(columns.get(name), `${name} in ${reading}.csv`);
  return {
    count: cells.length,
    column,
    slots: header.flatMap((name) => (name.startsWith('u_') ? [name.slice(2)] : [])),
    rows: (of, slots) => {
      const those = slots.map((slot) => column(`${of === 'place' ? 'u' : 'd'}_${slot}`));
      return Float64Array.from(cells.flatMap((_, point) => those.map((values) => at(values, point))));
    },
  };
}
