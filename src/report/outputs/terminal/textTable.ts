import { displayWidth, hanging, harmless, padLeft, padRight, wrapped } from '../../../core/textLayout.ts';

/** The first column keeps so many columns before a table becomes a list. */
const LEAST_NAME = 16;

/**
 * Columns in plain text, the first to the left and in several lines where it must be, the others to the right. Where the terminal is
 * too narrow for that, a list: each row's name, and below it what the columns say.
 */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const all = [head, ...rows].map((cells) => cells.map(harmless));
  const widths = head.map((_, column) => Math.max(...all.map((cells) => displayWidth(cellAt(cells, column)))));
  const [names = 0, ...values] = widths;
  const others = values.reduce((sum, value) => sum + value + 2, 0);
  const first = Math.min(names, width - others);
  if (first < Math.min(names, LEAST_NAME)) return list(all, width);
  const lines = all.map((cells) => row(cells, [first, ...values]));
  return [lines[0], '-'.repeat(first + others), ...lines.slice(1)].join('\n');
}

function row([name = '', ...cells]: readonly string[], [first = 0, ...widths]: readonly number[]): string {
  const [opening = '', ...more] = wrapped(name, first).split('\n');
  const values = widths.map((width, index) => padLeft(cellAt(cells, index), width));
  return [[padRight(opening, first), ...values].join('  ').trimEnd(), ...more].join('\n');
}

function list([titles = [], ...rows]: readonly (readonly string[])[], width: number): string {
  const [, ...head] = titles;
  const blocks = rows.map(([name = '', ...cells]) => [
    wrapped(name, width),
    ...cells.flatMap((cell, index) => (cell === '' ? [] : [hanging(`  ${cellAt(head, index)}: `, cell, width)])),
  ]);
  return blocks.flat().join('\n');
}

/** A row may be shorter than the head: what it lacks is empty. */
function cellAt(cells: readonly string[], column: number): string {
  const cell = cells[column];
  return cell === undefined ? '' : cell;
}
